using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Tests.Wire.Binding;

public sealed class MultipartBodyTests
{
    [Fact]
    public void Any_bytes_survive_whatever_the_pieces_they_come_in()
    {
        // Bytes that look like the start of a delimiter are what a parser gets wrong.
        var tricky = Gen.Elements("\r\n", "--", "\r\n--", "\r\n--XY", "XYZ", "-", "\r", "\n", "a", "\0").ListOf().Select(pieces => string.Concat(pieces)).Where(content => !content.Contains("\r\n--XYZ", StringComparison.Ordinal));

        Prop.ForAll(tricky.ListOf().ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (contents, piece) =>
        {
            var body = string.Concat(contents.Select((content, i) => $"--XYZ\r\nContent-Disposition: form-data; name=\"p{i}\"\r\n\r\n{content}\r\n")) + "--XYZ--\r\n";
            var parts = ReadAsync(body, "XYZ", piece).GetAwaiter().GetResult();
            return parts.Select(part => part.Content).SequenceEqual(contents) && parts.Select(part => part.Headers.Name).SequenceEqual(contents.Select((_, i) => $"p{i}"));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("form-data; name=\"file\"; filename=\"a.jpg\"", "file", "a.jpg")]
    [InlineData("form-data; name=file; filename=a.jpg", "file", "a.jpg")]
    [InlineData("form-data; name=file; filename*=utf-8''%E5%83%85%20x.jpg", "file", "僅 x.jpg")]
    [InlineData("form-data; name=file; filename=\"_.jpg\"; filename*=UTF-8''b.jpg", "file", "b.jpg")]
    [InlineData("form-data; name=\"tags[]\"", "tags[]", null)]
    [InlineData("form-data; name=\"file\"; filename=\"\"", "file", "")]
    [InlineData("form-data; name=\"file\"; filename=\"C:\\\\photos\\a.jpg\"", "file", "a.jpg")]
    [InlineData("form-data; name=\"file\"; filename=\"../../etc/passwd\"", "file", "passwd")]
    [InlineData("form-data; name=\"file\"; filename=\"a;b=c.jpg\"", "file", "a;b=c.jpg")]
    [InlineData("form-data; name=\"file\"; filename=\"a\\\"b.jpg\"", "file", "a\"b.jpg")]
    [InlineData("FORM-DATA; Name=\"k\" ; FileName = \"x\"", "k", "x")]
    [InlineData("form-data; filename=\"name=x\"; name=\"real\"", "real", "name=x")]
    public async Task Names_are_read_as_clients_write_them(string disposition, string name, string? fileName)
    {
        var part = Assert.Single(await ReadAsync($"--b\r\nContent-Disposition: {disposition}\r\n\r\nx\r\n--b--", "b"));

        Assert.Equal(name, part.Headers.Name);
        Assert.Equal(fileName, part.Headers.FileName);
    }

    [Fact]
    public async Task File_names_may_be_raw_utf_8_or_latin_1()
    {
        const string body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"né.jpg\"\r\n\r\nx\r\n--b--";

        Assert.Equal("né.jpg", Assert.Single(await ReadAsync(Encoding.UTF8.GetBytes(body), "b")).Headers.FileName);
        Assert.Equal("né.jpg", Assert.Single(await ReadAsync(Encoding.Latin1.GetBytes(body), "b")).Headers.FileName);
    }

    [Fact]
    public async Task A_preamble_padding_and_an_epilogue_are_passed_over()
    {
        var parts = await ReadAsync("hello\r\n--b \t\r\nX-Other: 1\r\nContent-Disposition: form-data; name=k\r\n\r\nv\r\n--b--\r\nbye", "b");

        Assert.Equal("v", Assert.Single(parts).Content);
    }

    [Fact]
    public async Task A_body_without_parts_is_empty() => Assert.Empty(await ReadAsync("--b--", "b"));

    [Theory]
    [InlineData("")]
    [InlineData("no boundary at all")]
    [InlineData("--b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=k\r\n\r\nv")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=k")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\nv\r\n--b--")]
    [InlineData("--b\r\n\r\nv\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nv\r\n--b--")]
    public async Task What_is_cut_short_or_nameless_is_the_callers_error(string body)
        => await Assert.ThrowsAsync<DamException>(() => ReadAsync(body, "b"));

    [Fact]
    public async Task Endless_headers_are_not_read_to_their_end()
        => await Assert.ThrowsAsync<DamException>(() => ReadAsync("--b\r\nX: " + new string('a', 1_000_000), "b"));

    private static Task<List<(PartHeaders Headers, string Content)>> ReadAsync(string body, string boundary, int piece = int.MaxValue)
        => ReadAsync(Encoding.UTF8.GetBytes(body), boundary, piece);

    private static async Task<List<(PartHeaders Headers, string Content)>> ReadAsync(byte[] body, string boundary, int piece = int.MaxValue)
    {
        var parts = new List<(PartHeaders, string)>();
        var multipart = new MultipartBody(new Pieces(body, piece), boundary);
        while (await multipart.NextAsync(TestContext.Current.CancellationToken) is { } headers)
        {
            var content = new MemoryStream();
            await new PartStream(multipart).CopyToAsync(content, TestContext.Current.CancellationToken);
            parts.Add((headers, Encoding.UTF8.GetString(content.ToArray())));
        }
        return parts;
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
