import { useParams } from 'wouter'
import { useMay } from '../session/session.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { ContactList } from './contact-list.tsx'
import { ContactProfile } from './contact-profile.tsx'

/** `/contacts` is everybody, `/contacts/:id` one of them. */
export function ContactsPage() {
  const { id } = useParams<{ id?: string }>()
  if (!useMay('contacts:read')) return <NotFoundPage />
  return id === undefined ? <ContactList /> : <ContactProfile key={id} id={id} />
}
