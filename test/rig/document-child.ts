import { createLowdbDocuments } from '../../runtime/store/lowdb-documents.ts'

// Too large a file ends in an error, not in the end of the process.
process.on('SIGXFSZ', () => undefined)

const documents = await createLowdbDocuments(process.argv[2] ?? '')
try {
  for (let number = 1; number <= 5; number += 1) {
    const revision = (await documents.get('settings'))?.revision ?? null
    await documents.put('settings', { number, filler: 'x'.repeat(1_000_000) }, revision)
  }
} catch (error) {
  console.log(error)
}
