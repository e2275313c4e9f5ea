// One line of JSON per check, for the project that runs the suites: { name, ok, error }.
export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if (data.nesting !== 0 || (type !== 'test:pass' && type !== 'test:fail')) continue
    const cause = data.details?.error?.cause ?? data.details?.error
    // The SDK ends with plain objects that hold the whole request, credentials included: only their error is shown.
    const error = cause && (cause.stack ?? JSON.stringify(cause.error ?? cause.message))
    yield `${JSON.stringify({ name: data.name, ok: type === 'test:pass' && !data.skip && !data.todo, error })}\n`
  }
}
