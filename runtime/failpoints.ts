/** Named places where a test can end the process, as a power cut would. Inert unless `FAILPOINT=<name>[:<nth pass>]` is set. */
export const failpoints = [
  'commit.begin',
  'commit.decided',
  'commit.wrote-record',
  'commit.wrote-turn',
  'commit.wrote-timers',
  'commit.wrote-effects',
  'commit.wrote-rotation',
  'commit.wrote-contact',
  'commit.released',
  'commit.before-commit',
  'commit.after-commit',
  'turn.before-acknowledge',
  'turn.before-dispatch',
  'timer.found-due',
  'timer.before-turn',
  'timer.after-turn',
  'effect.leased',
  'effect.before-perform',
  'effect.performed',
  'mail.before-send',
  'mail.sent',
  'effect.after-turn',
  'effect.before-retry',
  'effect.buried',
  'intake.stored',
  'intake.before-turn',
  'outbox.leased',
  'outbox.before-send',
  'outbox.sent',
  'outbox.settled',
  'document.before-write',
  'document.written',
  'publish.version-written',
  'publish.live-written',
  'file.received',
  'file.kept',
  'file.stored',
  'file.forgotten',
  'checkpoint.begin',
  'shutdown.begin',
] as const

export type Failpoint = (typeof failpoints)[number]

const [armed, nth = '1'] = (process.env['FAILPOINT'] ?? '').split(':')
let passes = 0

/** Ends the process here with SIGKILL, if this failpoint is armed and has been passed often enough. */
export function failpoint(name: Failpoint): void {
  if (name !== armed) return
  passes += 1
  if (passes >= Number(nth)) process.kill(process.pid, 'SIGKILL')
}
