using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Blobs;

public sealed class BrokenDownloadTests(Azurite azurite)
{
    private const int Size = 3_000_000;

    private readonly TestAccount _direct = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_download_that_breaks_twice_goes_on_where_it_stopped()
    {
        await _direct.Blobs.PutAsync(TextBlobs.Name("a"), new Numbers(Size), BlobCondition.None, Token);
        var downloads = 0;
        await using var disturbed = _direct.Behind(request => request.Method == HttpMethod.Get && ++downloads <= 2 ? new Fate.Cut(1_000_000) : new Fate.Pass());

        await using var open = await disturbed.Account.Blobs.OpenAsync(TextBlobs.Name("a"), 8, null, Token);

        Assert.Equal(Size - 8, await Numbers.CheckAsync(open!.Content, 8, null, Token));
        Assert.Equal(3, downloads);
    }

    [Fact]
    public async Task A_blob_replaced_while_a_broken_download_is_read_is_an_error_and_no_mixture()
    {
        await _direct.Blobs.PutAsync(TextBlobs.Name("a"), new Numbers(Size), BlobCondition.None, Token);
        await using var disturbed = _direct.Behind(request => request.Method == HttpMethod.Get && !request.Headers.Contains("If-Match") ? new Fate.Cut(1_000_000) : new Fate.Pass());
        await using var open = await disturbed.Account.Blobs.OpenAsync(TextBlobs.Name("a"), 0, null, Token);
        await _direct.Blobs.PutAsync(TextBlobs.Name("a"), new MemoryStream(TextBlobs.Filled(Size, 7)), BlobCondition.None, Token);

        var error = await Assert.ThrowsAsync<DamException>(() => Numbers.CheckAsync(open!.Content, 0, null, Token));

        Assert.Equal(ErrorKind.TryLater, error.Kind);
    }

    [Fact]
    public async Task A_local_copy_goes_with_its_disposal_and_a_failed_one_at_once()
    {
        await _direct.Blobs.PutAsync(TextBlobs.Name("a"), new Numbers(Size), BlobCondition.None, Token);
        string path;
        await using (var local = await _direct.Blobs.OpenLocalAsync(TextBlobs.Name("a"), Token))
        {
            path = local!.Path;
            Assert.Equal(Size, new FileInfo(path).Length);
        }

        Assert.False(File.Exists(path));
    }
}
