import type { Localised } from '../../kit/index.ts'
import type { Trouble } from '../../kit/server.ts'

const words = (en: string, nl: string, de: string, da: string): Localised => ({ en, nl, de, da })

/** What may be wrong with a mailbox, and what to do about it. */
const remedies = {
  'not-set-up': words(
    'Fill in the address and the servers for incoming and outgoing mail.',
    'Vul het adres en de servers voor inkomende en uitgaande mail in.',
    'Tragen Sie die Adresse und die Server für eingehende und ausgehende Mail ein.',
    'Udfyld adressen og serverne til indgående og udgående mail.',
  ),
  'password-missing': words(
    'Give the password of the mailbox under the settings of this channel.',
    'Geef het wachtwoord van de mailbox bij de instellingen van dit kanaal.',
    'Hinterlegen Sie das Passwort des Postfachs in den Einstellungen dieses Kanals.',
    'Angiv adgangskoden til postkassen under kanalens indstillinger.',
  ),
  'sign-in-refused': words(
    'The mail server refused user name or password. Set the password again; where a second step is asked for at sign-in, use an app password. Some providers have IMAP switched off until you allow it in their settings.',
    'De mailserver weigert gebruikersnaam of wachtwoord. Stel het wachtwoord opnieuw in; wordt bij het inloggen om een tweede stap gevraagd, gebruik dan een app-wachtwoord. Bij sommige providers staat IMAP uit tot je het in hun instellingen toestaat.',
    'Der Mailserver lehnt Benutzername oder Passwort ab. Hinterlegen Sie das Passwort neu; wird bei der Anmeldung ein zweiter Schritt verlangt, verwenden Sie ein App-Passwort. Bei manchen Anbietern ist IMAP ausgeschaltet, bis Sie es in deren Einstellungen erlauben.',
    'Mailserveren afviser brugernavn eller adgangskode. Sæt adgangskoden igen; kræves et ekstra trin ved login, så brug en app-adgangskode. Hos nogle udbydere er IMAP slået fra, indtil du tillader det i deres indstillinger.',
  ),
  'tokens-missing': words(
    'Give the refresh token of the mailbox, and the secret of the app where it has one, under the settings of this channel.',
    'Geef het vernieuwingstoken van de mailbox, en het geheim van de app als die er een heeft, bij de instellingen van dit kanaal.',
    'Hinterlegen Sie das Aktualisierungstoken des Postfachs, und das Geheimnis der App, wenn sie eines hat, in den Einstellungen dieses Kanals.',
    'Angiv postkassens fornyelsestoken, og appens hemmelighed, hvis den har en, under kanalens indstillinger.',
  ),
  disconnected: words(
    'The mailbox is disconnected: its provider has ended the permission, as after a new password or a long pause. Sign in to it again and set the new refresh token; what waits then goes on by itself.',
    'De mailbox is losgekoppeld: de provider heeft de toestemming beëindigd, zoals na een nieuw wachtwoord of een lange pauze. Log er opnieuw in en stel het nieuwe vernieuwingstoken in; wat wacht gaat dan vanzelf verder.',
    'Das Postfach ist getrennt: Sein Anbieter hat die Erlaubnis beendet, etwa nach einem neuen Passwort oder einer langen Pause. Melden Sie sich dort neu an und hinterlegen Sie das neue Aktualisierungstoken; was wartet, geht dann von selbst weiter.',
    'Postkassen er afbrudt: udbyderen har afsluttet tilladelsen, som efter en ny adgangskode eller en lang pause. Log ind igen, og sæt det nye fornyelsestoken; det, der venter, fortsætter så af sig selv.',
  ),
  'app-refused': words(
    'The provider refused the app. Check client id and client secret, and that the app may read and send mail; secrets of apps end after a while.',
    'De provider weigert de app. Controleer client-ID en clientgeheim, en of de app mail mag lezen en versturen; geheimen van apps verlopen na een tijd.',
    'Der Anbieter lehnt die App ab. Prüfen Sie Client-ID und Clientgeheimnis und ob die App Mail lesen und senden darf; Geheimnisse von Apps laufen nach einiger Zeit ab.',
    'Udbyderen afviser appen. Tjek klient-id og klienthemmelighed, og at appen må læse og sende mail; hemmeligheder for apps udløber efter et stykke tid.',
  ),
  'token-refused': words(
    'The mail server refused a new token. Check that the user name is the one who signed in, that the permission covers IMAP and SMTP, and that both are switched on for the mailbox.',
    'De mailserver weigert een nieuw token. Controleer of de gebruikersnaam die is van wie inlogde, of de toestemming voor IMAP en SMTP geldt, en of beide voor de mailbox aanstaan.',
    'Der Mailserver lehnt ein neues Token ab. Prüfen Sie, ob der Benutzername der ist, der sich angemeldet hat, ob die Erlaubnis IMAP und SMTP umfasst und ob beide für das Postfach eingeschaltet sind.',
    'Mailserveren afviser et nyt token. Tjek, at brugernavnet er det, der loggede ind, at tilladelsen dækker IMAP og SMTP, og at begge er slået til for postkassen.',
  ),
  'token-server': words(
    'The provider gives out no tokens just now. Parley goes on trying; if it lasts, check the address it asks at and how the provider is doing.',
    'De provider geeft nu geen tokens uit. Parley blijft het proberen; houdt het aan, controleer dan het adres waar het om vraagt en hoe het met de provider gaat.',
    'Der Anbieter gibt gerade keine Token aus. Parley versucht es weiter; hält es an, prüfen Sie die Adresse, an der gefragt wird, und wie es dem Anbieter geht.',
    'Udbyderen udsteder ingen tokens lige nu. Parley bliver ved med at prøve; bliver det ved, så tjek adressen, der spørges på, og hvordan udbyderen har det.',
  ),
  unreachable: words(
    'Nobody answers at this server. Check its name and port with your mail provider; a server in your own network has to be allowed by whoever runs Parley (PRIVATE_TARGETS).',
    'Op deze server antwoordt niemand. Controleer naam en poort bij je mailprovider; een server in je eigen netwerk moet worden toegestaan door wie Parley draait (PRIVATE_TARGETS).',
    'An diesem Server antwortet niemand. Prüfen Sie Name und Port bei Ihrem Mailanbieter; einen Server im eigenen Netz muss erlauben, wer Parley betreibt (PRIVATE_TARGETS).',
    'Ingen svarer på denne server. Tjek navn og port hos din mailudbyder; en server i dit eget netværk skal tillades af den, der driver Parley (PRIVATE_TARGETS).',
  ),
  encryption: words(
    'The connection could not be encrypted. TLS usually goes with port 993 or 465, STARTTLS with 143 or 587; the name of the server has to be the one its certificate is for.',
    'De verbinding kon niet worden versleuteld. TLS hoort meestal bij poort 993 of 465, STARTTLS bij 143 of 587; de naam van de server moet die zijn waarvoor zijn certificaat geldt.',
    'Die Verbindung ließ sich nicht verschlüsseln. TLS gehört meist zu Port 993 oder 465, STARTTLS zu 143 oder 587; der Name des Servers muss der sein, für den sein Zertifikat gilt.',
    'Forbindelsen kunne ikke krypteres. TLS hører som regel til port 993 eller 465, STARTTLS til 143 eller 587; serverens navn skal være det, dens certifikat gælder for.',
  ),
  folder: words(
    'There is no such folder in the mailbox. Write its name as the mailbox has it; the usual one is INBOX.',
    'Deze map is er niet in de mailbox. Schrijf de naam zoals de mailbox die heeft; gewoonlijk is dat INBOX.',
    'Diesen Ordner gibt es im Postfach nicht. Schreiben Sie seinen Namen so, wie er dort heißt; üblich ist INBOX.',
    'Denne mappe findes ikke i postkassen. Skriv navnet, som det står der; det sædvanlige er INBOX.',
  ),
  interrupted: words(
    'The mail server keeps cutting the connection. Parley goes on trying; if it lasts, ask your mail provider.',
    'De mailserver verbreekt steeds de verbinding. Parley blijft het proberen; vraag je mailprovider als het aanhoudt.',
    'Der Mailserver bricht die Verbindung immer wieder ab. Parley versucht es weiter; hält es an, fragen Sie Ihren Mailanbieter.',
    'Mailserveren afbryder forbindelsen igen og igen. Parley bliver ved med at prøve; bliver det ved, så spørg din mailudbyder.',
  ),
  'mailbox-taken': words(
    'Another channel reads this mailbox already: remove one of the two, or give them different folders.',
    'Een ander kanaal leest deze mailbox al: verwijder een van de twee, of geef ze verschillende mappen.',
    'Ein anderer Kanal liest dieses Postfach bereits: Entfernen Sie einen der beiden, oder geben Sie ihnen verschiedene Ordner.',
    'En anden kanal læser allerede denne postkasse: fjern den ene, eller giv dem forskellige mapper.',
  ),
} as const

export type TroubleCode = keyof typeof remedies

/** What is wrong, with what to do about it. */
export function troubleOf(code: TroubleCode, why: string, holds = false): Trouble {
  return { code, why: why.slice(0, 300), remedy: remedies[code], ...(holds ? { holds: true } : {}) }
}
