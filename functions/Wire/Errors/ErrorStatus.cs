using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Errors;

/// <summary>The one place where a kind of error becomes a status.</summary>
internal static class ErrorStatus
{
    /// <summary>
    /// SDK uploaders know 200, 400, 401, 404, 420 and 500 and lose the message of any other; admin clients also know 403 and 409.
    /// </summary>
    public static int For(ErrorKind kind, WireArea area) => (kind, area) switch
    {
        (ErrorKind.InvalidParameter or ErrorKind.Unprocessable, _) => 400,
        (ErrorKind.Unauthorized, _) => 401,
        (ErrorKind.Forbidden, WireArea.Admin or WireArea.Library) => 403,
        (ErrorKind.Forbidden, _) => 401,
        (ErrorKind.NotFound, _) => 404,
        (ErrorKind.AlreadyExists, WireArea.Admin or WireArea.Library) => 409,
        (ErrorKind.AlreadyExists, _) => 400,
        (ErrorKind.Changed, WireArea.Library) => 412,
        (ErrorKind.Changed, WireArea.Admin) => 409,
        (ErrorKind.Changed, _) => 400,
        // Browsers and proxies know 429 and wait; the SDKs' own word for it is 420.
        (ErrorKind.RateLimited, WireArea.Delivery or WireArea.Library) => 429,
        (ErrorKind.RateLimited, _) => 420,
        // To an SDK, what is not installed is an add-on that the account does not have.
        (ErrorKind.NotAvailable, WireArea.Delivery) => 400,
        (ErrorKind.NotAvailable, WireArea.Library) => 501,
        (ErrorKind.NotAvailable, _) => 420,
        // SDK uploaders lose the message of a 503. Admin clients tell its number at least; caches keep none, and the library's pages try again.
        (ErrorKind.TryLater, WireArea.Upload) => 500,
        (ErrorKind.TryLater, _) => 503,
        _ => 500,
    };
}
