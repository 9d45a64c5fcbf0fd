// The flow language, for programs outside: read a flow file, check it, compile it to a statechart.
export { check } from './check/check.ts'
export { compile } from './compile.ts'
export { parseFlow } from './parse-flow.ts'
