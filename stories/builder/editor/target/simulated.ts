const url = 'https://www.example.com/prices?utm_source=mail'

/** What the simulator says of a visit to the prices. */
export const simulated = {
  shows: 'pricing',
  isOpen: true,
  isPaused: false,
  flows: [
    {
      id: 'sale',
      name: 'Spring sale',
      live: true,
      fate: 'other',
      meets: false,
      by: 'visitor',
      dueMs: 20_000,
      rules: [
        { block: 'pages', at: 0, holds: true, actual: url, rule: { of: 'url', is: 'starts', value: 'https://www.example.com/' } },
        {
          block: 'visitors',
          group: 0,
          at: 0,
          holds: true,
          actual: 'phone',
          rule: { type: 'text', of: 'visitor.device', is: 'any-of', value: ['phone', 'tablet'] },
        },
        {
          block: 'visitors',
          group: 0,
          at: 1,
          holds: false,
          actual: '10',
          rule: { type: 'number', of: 'visitor.seconds', is: 'at-least', value: 30 },
        },
        {
          block: 'visitors',
          group: 1,
          at: 0,
          holds: false,
          rule: { type: 'text', of: 'contact.plan', is: 'equals', value: 'Gold' },
        },
      ],
    },
    {
      id: 'pricing',
      name: 'Pricing page: qualify leads',
      live: true,
      fate: 'shown',
      meets: true,
      by: 'meets',
      rules: [{ block: 'pages', at: 0, holds: true, actual: url, rule: { of: 'url', is: 'contains', value: '/prices' } }],
    },
    {
      id: 'welcome',
      name: 'Welcome and qualify',
      live: true,
      fate: 'behind',
      meets: true,
      by: 'meets',
      rules: [{ block: 'pages', at: 0, holds: true, rule: { of: 'all' } }],
    },
    {
      id: 'away',
      name: 'Away hours',
      live: false,
      fate: 'off',
      meets: false,
      by: 'except-page',
      rules: [
        {
          block: 'exceptPages',
          at: 0,
          holds: true,
          actual: 'mail',
          rule: { of: 'query', name: 'utm_source', is: 'equals', value: 'mail' },
        },
      ],
    },
  ],
}
