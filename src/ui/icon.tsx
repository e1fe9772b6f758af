/** Line icons on a 20 unit grid; decorative, the text beside them carries the meaning. */
const paths = {
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  people:
    'M7 9.5a3 3 0 100-6 3 3 0 000 6zM1.5 17c.3-3.3 2.5-5 5.5-5s5.2 1.7 5.5 5M13 3.8a3 3 0 010 5.4M14.5 12.3c2.3.5 3.7 2.2 4 4.7',
  person: 'M10 9.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 17.5c.4-3.5 3-5.5 7-5.5s6.6 2 7 5.5',
  key: 'M7 16a4 4 0 100-8 4 4 0 000 8zM9.9 9.1L17 2M13 6l3 3',
  shield: 'M10 2l7 2.5v5c0 4.3-2.8 7.2-7 8.5-4.2-1.3-7-4.2-7-8.5v-5zM7 10l2.2 2.2L13.5 8',
  activity: 'M2 10h3.5L8 3.5l4 13 2.5-6.5H18',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 100-4 2 2 0 000 4zM8 16a2 2 0 100-4 2 2 0 000 4z',
  ticket: 'M2.5 5h15v3.5a1.5 1.5 0 000 3V15h-15v-3.5a1.5 1.5 0 000-3zM12 5v2M12 9v2M12 13v2',
  book: 'M10 5c-1.5-1.3-3.8-2-7-2v12.5c3.2 0 5.5.7 7 2 1.5-1.3 3.8-2 7-2V3c-3.2 0-5.5.7-7 2zM10 5v12.5',
  search: 'M9 15A6 6 0 109 3a6 6 0 000 12zM13.5 13.5L17.5 17.5',
  link: 'M8.5 11.5a3 3 0 004.3 0l3.4-3.4a3 3 0 00-4.3-4.3l-1.2 1.2M11.5 8.5a3 3 0 00-4.3 0l-3.4 3.4a3 3 0 004.3 4.3l1.2-1.2',
  mail: 'M2.5 4.5h15v11h-15zM2.5 5.5l7.5 6 7.5-6',
  globe:
    'M10 18a8 8 0 100-16 8 8 0 000 16zM2 10h16M10 2c2.5 2.2 3.7 4.9 3.7 8s-1.2 5.8-3.7 8c-2.5-2.2-3.7-4.9-3.7-8S7.5 4.2 10 2z',
  plus: 'M10 4v12M4 10h12',
  download: 'M10 3v10M5.5 9l4.5 4.5L14.5 9M3 17h14',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10M15 5L5 15',
  minus: 'M5 10h10',
  clock: 'M10 18a8 8 0 100-16 8 8 0 000 16zM10 5.5V10l3 2',
  alert: 'M10 3l8 14H2zM10 8v4M10 14.5v.1',
  info: 'M10 18a8 8 0 100-16 8 8 0 000 16zM10 9v5M10 6v.1',
  lock: 'M4 9h12v8.5H4zM6.5 9V6.5a3.5 3.5 0 017 0V9',
  menu: 'M3 5h14M3 10h14M3 15h14',
  chevron: 'M5 7.5l5 5 5-5',
  building: 'M4 17.5V2.5h8v15M12 7.5h4v10M2 17.5h16M7 6h2M7 9.5h2M7 13h2',
  device: 'M3 4h14v9.5H3zM7 17h6M10 13.5V17',
  eye: 'M1.5 10S4.5 4.5 10 4.5s8.5 5.5 8.5 5.5-3 5.5-8.5 5.5S1.5 10 1.5 10zM10 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  'eye-off':
    'M4 13C2.3 11.7 1.5 10 1.5 10S4.5 4.5 10 4.5c1 0 1.9.2 2.7.4M15.8 6.7c1.8 1.5 2.7 3.3 2.7 3.3s-3 5.5-8.5 5.5c-1 0-2-.2-2.8-.5M3.5 17L16.5 3',
  message: 'M3 3.5h14v10H9l-4 3.5v-3.5H3z',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
