using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Operations;

public sealed class CatalogSeederTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Copies_have_the_pictures_that_were_uploaded_in_turns()
    {
        var (one, other) = ((await _library.UploadAsync("one")).Asset, (await _library.UploadAsync("other", "image png 20x10 other")).Asset);
        await SeedAsync(0, 4, SeededOriginals.Copies);
        await SeedAsync(4, 2, SeededOriginals.Copies);

        for (var number = 0; number < 6; number++)
        {
            var copy = await _library.FindAsync(CatalogSeeder.Generate(TestLibrary.Cloud, number).PublicId);
            var model = copy!.Format == one.Format ? one : other;
            Assert.Equal((model.Width, model.ETag, model.SizeInBytes), (copy.Width, copy.ETag, copy.SizeInBytes));
            Assert.Equal(await _library.ReadAsync(model.Original), await _library.ReadAsync(copy.Original));
        }

        await _library.AssertCleanOfUploadsAsync(assets: 8);
    }

    [Fact]
    public async Task Without_an_upload_there_is_nothing_to_copy()
        => await Assert.ThrowsAsync<DamException>(() => SeedAsync(0, 1, SeededOriginals.Copies));

    [Fact]
    public async Task Originals_have_as_many_bytes_as_their_rows_say()
    {
        await SeedAsync(0, 1, SeededOriginals.Filler);

        var asset = await _library.FindAsync(CatalogSeeder.Generate(TestLibrary.Cloud, 0).PublicId);
        Assert.Equal(asset!.SizeInBytes, (await _library.Blobs.HeadAsync(asset.Original, Token))!.SizeInBytes);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task SeedAsync(int from, int count, SeededOriginals originals)
        => _library.Get<CatalogSeeder>().ExecuteAsync(TestLibrary.Cloud, from, count, originals, new Progress<int>(), Token);
}
