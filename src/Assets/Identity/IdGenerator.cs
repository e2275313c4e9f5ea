using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Assets.Identity;

/// <summary>The one source of ids and randomness; tests replace it to be exact.</summary>
public class IdGenerator
{
    private const string Alphanumerics = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>32 lower-case hex digits: asset ids, version ids, request ids.</summary>
    public virtual string Hex32() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Lower-case letters and digits, 20 for a generated public id, 6 for the suffix of a file name.</summary>
    public virtual string Alphanumeric(int length) => RandomNumberGenerator.GetString(Alphanumerics, length);

    /// <summary>Ids that a redelivery of the same event finds again: the same <paramref name="seed"/> gives the same ids in the same order.</summary>
    public static IdGenerator From(string seed) => new Seeded(seed);

    private sealed class Seeded(string seed) : IdGenerator
    {
        private int _count;

        public override string Hex32() => Convert.ToHexStringLower(Next().AsSpan(0, 16));

        public override string Alphanumeric(int length)
            => string.Concat(Next().Take(length).Select(b => Alphanumerics[b % Alphanumerics.Length]));

        private byte[] Next() => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{_count++}"));
    }
}
