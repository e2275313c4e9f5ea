using System.Net.Http.Headers;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Tokens;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Routing;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Wire.Authentication;

/// <summary>
/// Finds out who asks. A credential in the header is looked at before the body is read and, being wrong, ends the request even if
/// a good signature follows; a good one is enough, whatever the body's signature says.
/// </summary>
internal sealed class RequestAuthenticator(AccessTokens tokens, TimeProvider time)
{
    /// <summary>The caller that the <c>Authorization</c> header names; null when there is none, or of a scheme that is not ours.</summary>
    /// <exception cref="DamException">Unauthorized: the header is wrong.</exception>
    public async ValueTask<Caller?> FromHeaderAsync(string? authorization, ProductEnvironment environment, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(authorization) || !AuthenticationHeaderValue.TryParse(authorization, out var header))
            return null;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return await tokens.FindAsync(environment, header.Parameter?.Trim() ?? "", cancellationToken) ?? throw Unauthorized("Invalid token");
        if (!header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        if (BasicCredentials.Parse(header.Parameter ?? "") is not { } credentials)
            throw Unauthorized("Invalid Authorization header");

        var key = environment.FindKey(credentials.User) ?? throw UnknownKey(credentials.User);
        return key.HasSecret(credentials.Password) ? Caller.Of(key, CredentialKind.Basic) : throw Unauthorized("api_secret mismatch");
    }

    /// <summary>
    /// The caller of a route, given the one that the header named. After a signature was checked the request has nothing left that
    /// the signature does not cover.
    /// </summary>
    /// <exception cref="DamException">InvalidParameter: something is missing or stale. Unauthorized: not one of ours.</exception>
    public Caller Authenticate(WireRequest request, Access access, ProductEnvironment environment, Caller? fromHeader)
    {
        if (access == Access.Public)
            return fromHeader ?? Caller.Anonymous;

        var unsigned = access == Access.UnsignedUpload && !request.Has("signature");

        // One SDK sends its account's credentials along with uploads that it marks as unsigned.
        if (unsigned && request.Flag("unsigned") == true)
            return ByPreset(request);
        if (fromHeader is not null)
            return fromHeader;
        if (unsigned)
            return ByPreset(request);

        // A signature covers parameters, not the call: one that a page got for an upload must not open the Admin API.
        if (access == Access.Admin)
            throw Unauthorized("Authorization required");

        return BySignature(request, environment);
    }

    /// <summary>What an unknown cloud is answered with: the same as an unknown key, so that clouds cannot be listed by asking.</summary>
    public static DamException UnknownKey(string apiKey)
        => Unauthorized($"Unknown API key {Cut(apiKey, 64)}");

    private static Caller ByPreset(WireRequest request)
        => request.Has("upload_preset")
            ? Caller.UnsignedPreset
            : throw DamException.Invalid("Upload preset must be specified when using unsigned upload");

    private Caller BySignature(WireRequest request, ProductEnvironment environment)
    {
        var apiKey = request.Required("api_key");
        var key = environment.FindKey(apiKey) ?? throw UnknownKey(apiKey);
        SignatureWindow.Check(request.Parameters, time.GetUtcNow());

        var signature = request.Required("signature");
        var covered = RequestSignature.Covered(request.Parameters, signature, key.Secret, environment.AllowsLegacySignatures)
            ?? throw Unauthorized($"Invalid Signature {Cut(signature, 128)}. String to sign - '{Cut(RequestSignature.Expected(request.Parameters), 4000)}'.");

        request.Parameters = request.Parameters.Where(parameter => parameter.Name == "file" || covered.WasSent(parameter.Name));
        return Caller.Of(key, CredentialKind.Signature);
    }

    /// <summary>Answers quote what was sent, and that may be megabytes.</summary>
    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    private static DamException Unauthorized(string message) => new(ErrorKind.Unauthorized, message);
}
