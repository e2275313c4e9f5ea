/** The server said no. The message is written for the person who asked. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** The field of a form that is at fault. */
    readonly field?: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** The server was not reached. */
export class NetworkError extends Error {
  constructor(options?: ErrorOptions) {
    super('The server does not answer. Check the connection, then try again.', options)
    this.name = 'NetworkError'
  }
}

/** The error of a response that is no success, in the shape that the API promises. */
export function apiError(status: number, body: unknown): ApiError {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string') {
    return new ApiError(status, error.message, 'field' in error && typeof error.field === 'string' ? error.field : undefined)
  }
  return new ApiError(status, status >= 500 ? 'The server failed. Try again in a moment.' : `The server refused with status ${status}.`)
}
