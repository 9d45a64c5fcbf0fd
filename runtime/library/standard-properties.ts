/** Properties that every contact can have, with what people call them. */
export const standardProperties = [
  { name: 'email', label: { en: 'Email', nl: 'E-mail', de: 'E-Mail', da: 'E-mail' } },
  { name: 'name', label: { en: 'Full name', nl: 'Volledige naam', de: 'Vollständiger Name', da: 'Fulde navn' } },
  { name: 'firstName', label: { en: 'First name', nl: 'Voornaam', de: 'Vorname', da: 'Fornavn' } },
  { name: 'lastName', label: { en: 'Last name', nl: 'Achternaam', de: 'Nachname', da: 'Efternavn' } },
  { name: 'phone', label: { en: 'Phone', nl: 'Telefoon', de: 'Telefon', da: 'Telefon' } },
  { name: 'company', label: { en: 'Company', nl: 'Bedrijf', de: 'Unternehmen', da: 'Virksomhed' } },
  { name: 'jobTitle', label: { en: 'Job title', nl: 'Functie', de: 'Position', da: 'Stilling' } },
  { name: 'city', label: { en: 'City', nl: 'Plaats', de: 'Ort', da: 'By' } },
  { name: 'country', label: { en: 'Country', nl: 'Land', de: 'Land', da: 'Land' } },
] as const
