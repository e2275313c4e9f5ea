using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Tests.Upload.Remote;

public sealed class DataUriTests
{
    [Theory]
    [InlineData("data:image/png;base64,aGVsbG8=", "image/png")]
    [InlineData("data:;base64,aGVsbG8=", null)]
    [InlineData("data:base64,aGVsbG8=", null, false)]
    [InlineData("DATA:text/plain;charset=utf-8;BASE64,aGVsbG8=", "text/plain")]
    [InlineData("data:text/plain;base64,aGVsbG8", "text/plain")]
    [InlineData("data:text/plain;base64,aGVs\r\n bG8=\n", "text/plain")]
    public async Task The_bytes_and_their_type_are_read(string uri, string? mediaType, bool readable = true)
    {
        if (!readable)
        {
            await Assert.ThrowsAsync<DamException>(() => DecodeAsync(uri));
            return;
        }

        var (bytes, found) = await DecodeAsync(uri);
        Assert.Equal("hello", Encoding.UTF8.GetString(bytes));
        Assert.Equal(mediaType, found);
    }

    [Theory]
    [InlineData("data:text/plain,hello")]
    [InlineData("data:text/plain;base64")]
    [InlineData("data:text/plain;base64,a*b=")]
    [InlineData("data:text/plain;base64,aGVsbG8=aGVsbG8=")]
    [InlineData("data:text/plain;base64,a")]
    [InlineData("data:text/plain;base64,====")]
    [InlineData("http://x/;base64,aGVsbG8=")]
    [InlineData("data:")]
    public async Task What_is_not_base64_is_the_callers_error(string uri)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => DecodeAsync(uri))).Kind);

    [Fact]
    public async Task An_empty_one_is_an_empty_file()
        => Assert.Empty((await DecodeAsync("data:text/plain;base64,")).Bytes);

    [Fact]
    public void Any_bytes_survive_whatever_the_pieces_they_come_in()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            ArbMap.Default.ArbFor<bool>(),
            (bytes, piece, broken) =>
            {
                var options = broken ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None;
                var uri = "data:x/y;base64," + Convert.ToBase64String(bytes, options);
                var (decoded, _) = DecodeAsync(uri, piece.Get % 7 + 1).GetAwaiter().GetResult();
                return decoded.AsSpan().SequenceEqual(bytes);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_large_one_is_decoded_in_blocks()
    {
        var bytes = new byte[1_000_003];
        new System.Random(1).NextBytes(bytes);

        Assert.Equal(bytes, (await DecodeAsync("data:;base64," + Convert.ToBase64String(bytes))).Bytes);
    }

    private static async Task<(byte[] Bytes, string? MediaType)> DecodeAsync(string uri, int piece = int.MaxValue)
    {
        var target = new MemoryStream();
        var mediaType = await DataUri.DecodeAsync(new Pieces(Encoding.UTF8.GetBytes(uri), piece), target, TestContext.Current.CancellationToken);
        return (target.ToArray(), mediaType);
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
