/** What to tell a person about something that went wrong. */
export const errorText = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : 'Something went wrong. Try again.'
