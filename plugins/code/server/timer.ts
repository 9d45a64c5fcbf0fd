// A process that runs away does so in real time, whatever time it is for conversations.

/** Calls back once after so many ms; holds no process back from ending. */
export function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

/** Calls back every so many ms until it is told not to. */
export function every(ms: number, call: () => void): () => void {
  const timer = setInterval(call, ms)
  timer.unref()
  return () => clearInterval(timer)
}
