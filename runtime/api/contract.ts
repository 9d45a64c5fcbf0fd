// All that goes over the API, in one place: zod schemas, and the types that follow from them. Browsers import this too.
export * from './contract/agents.ts'
export * from './contract/basics.ts'
export * from './contract/conversation.ts'
export * from './contract/flows.ts'
export * from './contract/operation.ts'
export * from './contract/visitor.ts'
