using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>
/// Refuses calls that another site had somebody's browser make. Two walls: the browser's own word on where a call comes from
/// (<c>Sec-Fetch-Site</c>, or <c>Origin</c> where there is none), and a header with a token that only our page can know. A call
/// that only reads needs neither: other sites cannot see its answer.
/// </summary>
internal sealed class RequestGuard(IOptions<WireOptions> options)
{
    public const string TokenHeader = "X-Dam-Csrf";

    /// <exception cref="DamException">Forbidden.</exception>
    public void Demand(HttpRequest request, Visitor? visitor, bool isOpen)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        if (!IsFromOurPage(request))
        {
            throw new DamException(ErrorKind.Forbidden, "This call came from another site");
        }

        if (!isOpen && visitor is not null && !HasToken(request, visitor))
        {
            throw new DamException(ErrorKind.Forbidden, $"The header {TokenHeader} is missing or is not of this session") { Field = TokenHeader };
        }
    }

    /// <summary>What is no browser says neither, and has nobody's cookies but its own.</summary>
    private bool IsFromOurPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            // Neither same-site: another port of this machine is another program.
            return site == "same-origin";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || OwnOrigins(request).Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where the request came in (what ended HTTPS may not say so), and where it would have before a proxy renamed the host.</summary>
    private IEnumerable<string> OwnOrigins(HttpRequest request)
        => new[] { $"https://{request.Host}", $"http://{request.Host}", options.Value.PublicUrl?.TrimEnd('/'), options.Value.SecurePublicUrl?.TrimEnd('/') }
            .OfType<string>();

    private static bool HasToken(HttpRequest request, Visitor visitor)
        => CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString())),
            SHA256.HashData(Encoding.UTF8.GetBytes(visitor.CsrfToken)));
}
