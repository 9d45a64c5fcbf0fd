import { type Expression, type SqlBool, sql } from 'kysely'

/**
 * Does the visitor of a conversation speak for the contact it is linked to? The team has confirmed them, or they made the contact,
 * or one that went into it: nobody else could know more of it than its address.
 */
export const speaks: Expression<SqlBool> = sql<SqlBool>`(
  contact_trust = 'vouched'
  or visitor = (select c.made_by from contact as c where c.n = conversation.contact)
  or exists (select 1 from contact as c where c.merged_into = conversation.contact and c.made_by = visitor)
)`
