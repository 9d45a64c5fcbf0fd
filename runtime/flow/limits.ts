/** Guards of one turn: beyond them the flow is halted. */
export const limits = { visitsPerTurn: 200, outputsPerTurn: 50, frames: 5, turnsPerMinute: 30 } as const
