using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Tests;

/// <summary>Ids that are the same in every run, and never the same twice, whoever asks at the same moment.</summary>
internal sealed class CountingIds : IdGenerator
{
    private int _count;

    public override string Hex32() => Convert.ToHexStringLower(Next().AsSpan(0, 16));

    public override string Alphanumeric(int length) => Convert.ToHexStringLower(Next())[..length];

    private byte[] Next()
        => SHA256.HashData(Encoding.UTF8.GetBytes(Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture)));
}
