import type { Session } from '@/api/types'

/** The first master admin, as the server describes them. */
export const session: Session = {
  user: { id: 'u1', name: 'Ines Halden', email: null, role: 'masterAdmin' },
  csrfToken: 'csrf-1',
  cloudName: 'demo',
  deliveryBase: 'https://dam.example/demo',
  apiBase: 'https://dam.example',
  folderMode: 'dynamic',
  moderationBlock: 'rejected',
  dropFolder: '/srv/dam/drop/demo/default/',
  hasPassword: false,
  byLink: true,
}
