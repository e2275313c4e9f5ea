using ServerlessDam.Assets.UploadMappings;

namespace ServerlessDam.Assets.Tests.UploadMappings;

public sealed class UploadMappingTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData("a", "http://example.com/files/", "a/b c.jpg", "http://example.com/files/b%20c.jpg")]
    [InlineData("a", "http://example.com/files", "a/b/c.jpg", "http://example.com/files/b/c.jpg")]
    [InlineData("a/b", "http://example.com/get?file=", "a/b/c&d.jpg", "http://example.com/get?file=c%26d.jpg")]
    [InlineData("", "http://example.com", "a/b.jpg", "http://example.com/a/b.jpg")]
    [InlineData("a", "http://example.com/", "a/http://evil/é", "http://example.com/http%3A//evil/%C3%A9")]
    public void What_follows_the_folder_follows_the_template(string folder, string template, string path, string address)
        => Assert.Equal(address, new UploadMapping(folder, template, "").AddressOf(path));

    [Theory]
    [InlineData("a/b/c", "a/b")]
    [InlineData("a/b", "a")]
    [InlineData("a/bc/d", "a")]
    [InlineData("a", "")]
    [InlineData("other/x", "")]
    [InlineData("a/b/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18", "a/b")]
    public async Task The_longest_folder_that_is_mapped_counts(string publicId, string folder)
    {
        foreach (var mapped in new[] { "", "a", "a/b" })
        {
            await _library.Get<ManageMappings>().CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, mapped, "http://example.com/" + mapped, Token);
        }

        Assert.Equal(folder, (await _library.Get<MappingStore>().FindForAsync(TestLibrary.Cloud, publicId, Token))!.Folder);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
