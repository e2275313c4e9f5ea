using System.IO.Hashing;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Microsoft.Azure.Functions.Worker.Tests.Hashing;

public sealed class CrcTests
{
    /// <summary>The catalogue's input for check values: https://reveng.sourceforge.io/crc-catalogue/.</summary>
    private static readonly byte[] CheckInput = Encoding.ASCII.GetBytes("123456789");

    [Fact]
    public void CRC_64_of_ECMA_182_has_its_published_check_value()
    {
        Assert.Equal(0x6C40DF5F0B497347UL, Crc64.HashToUInt64(CheckInput));
        Assert.Equal("6C40DF5F0B497347", Convert.ToHexString(Crc64.Hash(CheckInput)));
    }

    [Fact]
    public void CRC_32_has_its_published_check_value_and_is_written_little_endian()
    {
        Assert.Equal(0xCBF43926U, Crc32.HashToUInt32(CheckInput));
        Assert.Equal("2639F4CB", Convert.ToHexString(Crc32.Hash(CheckInput)));
    }

    [Fact]
    public void However_the_bytes_come_the_hash_is_the_same()
        => Prop.ForAll<byte[], byte>((bytes, at) =>
        {
            var cut = bytes.Length == 0 ? 0 : at % bytes.Length;
            return Algorithms().All(hash =>
            {
                hash.Append(bytes);
                var whole = hash.GetHashAndReset();
                hash.Append(bytes.AsSpan(0, cut));
                using var rest = new MemoryStream(bytes, cut, bytes.Length - cut);
                hash.Append(rest);
                return whole.AsSpan().SequenceEqual(hash.GetCurrentHash());
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_long_stream_is_hashed_whole_either_way()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        foreach (var hash in Algorithms())
        {
            hash.Append(bytes);
            var expected = hash.GetHashAndReset();
            using var stream = new MemoryStream(bytes);
            await hash.AppendAsync(stream, TestContext.Current.CancellationToken);
            Assert.Equal(expected, hash.GetHashAndReset());
            stream.Position = 0;
            hash.Append(stream);
            Assert.Equal(expected, hash.GetCurrentHash());
        }
    }

    [Fact]
    public void A_destination_too_short_is_refused_and_one_too_long_is_filled_in_front()
    {
        foreach (var hash in Algorithms())
        {
            hash.Append(CheckInput);
            var expected = hash.GetCurrentHash();
            Assert.False(hash.TryGetCurrentHash(new byte[expected.Length - 1], out var none));
            Assert.Equal(0, none);
            Assert.Throws<ArgumentException>(() => hash.GetHashAndReset(new byte[expected.Length - 1]));
            var longer = new byte[expected.Length + 3];
            Assert.Equal(expected.Length, hash.GetHashAndReset(longer));
            Assert.Equal(expected, longer[..expected.Length]);
        }
    }

    [Fact]
    public void A_clone_goes_on_by_itself()
    {
        var hash = new Crc64();
        hash.Append(CheckInput);
        var clone = hash.Clone();
        clone.Append(CheckInput);
        Assert.Equal(Crc64.HashToUInt64(CheckInput), hash.GetCurrentHashAsUInt64());
        Assert.NotEqual(hash.GetCurrentHashAsUInt64(), clone.GetCurrentHashAsUInt64());
    }

    private static NonCryptographicHashAlgorithm[] Algorithms() => [new Crc64(), new Crc32()];
}
