using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>
/// Encrypts what must be read again: the SDKs' signatures are made of the secret itself, so that a hash of it would not do.
/// AES-256-GCM; the text is bound to its place, so that a secret moved to another row opens nothing.
/// </summary>
internal sealed class SecretVault(IOptions<AccountsOptions> options, IOptions<ProductEnvironmentOptions> environment)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Names key and form, so that another key's texts are told from damaged ones.</summary>
    private const int MarkLength = 8;

    private readonly byte[] _key = KeyOf(options.Value, environment.Value);

    /// <summary>Base64.</summary>
    /// <param name="place">What the secret belongs to; needed to open it again.</param>
    public string Close(string secret, string place)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var sealedText = new byte[MarkLength + NonceLength + text.Length + TagLength];
        var span = sealedText.AsSpan();
        Mark().CopyTo(span);
        var nonce = span.Slice(MarkLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(nonce, text, span.Slice(MarkLength + NonceLength, text.Length), span[^TagLength..], Encoding.UTF8.GetBytes(place));
        return Convert.ToBase64String(sealedText);
    }

    /// <exception cref="DamException">NotAvailable: it was closed with another key, or for another place.</exception>
    public string Open(string closed, string place)
    {
        var sealedText = Convert.FromBase64String(closed).AsSpan();
        if (sealedText.Length < MarkLength + NonceLength + TagLength || !sealedText[..MarkLength].SequenceEqual(Mark()))
        {
            throw Unreadable(place, null);
        }

        var text = new byte[sealedText.Length - MarkLength - NonceLength - TagLength];
        using var cipher = new AesGcm(_key, TagLength);
        try
        {
            cipher.Decrypt(
                sealedText.Slice(MarkLength, NonceLength), sealedText[(MarkLength + NonceLength)..^TagLength], sealedText[^TagLength..], text, Encoding.UTF8.GetBytes(place));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw Unreadable(place, e);
        }

        return Encoding.UTF8.GetString(text);
    }

    private static byte[] KeyOf(AccountsOptions options, ProductEnvironmentOptions environment)
        => options.SecretKey is { Length: > 0 } key
            ? Convert.FromHexString(key)
            : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(environment.ApiSecret), 32, info: "stored secrets"u8.ToArray());

    private ReadOnlySpan<byte> Mark() => SHA256.HashData([.. "mark"u8, .. _key]).AsSpan(0, MarkLength);

    private static DamException Unreadable(string place, Exception? cause)
        => new(ErrorKind.NotAvailable, $"The secret of {place} was encrypted with another key; set Accounts:SecretKey to the one it was stored with", cause);
}
