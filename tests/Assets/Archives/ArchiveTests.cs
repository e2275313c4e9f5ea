using System.Formats.Tar;
using System.IO.Compression;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Archives;

public sealed class ArchiveTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_holds_what_several_selectors_find_once()
    {
        await _library.UploadAsync("one", options: new() { Tags = ["pet"] });
        await _library.UploadAsync("pets/two", options: new() { Tags = ["pet"] });
        await _library.UploadAsync("three");
        await _library.UploadAsync("hidden", options: new() { Tags = ["pet"], Type = "private" });

        var selection = await SelectAsync(new() { ResourceType = ResourceType.Image, PublicIds = ["one"], Tags = ["pet", "none"], Prefixes = ["pets/", "nothing"] });

        Assert.Equal(["one", "pets/two"], selection.Assets.Select(asset => asset.PublicId));
        Assert.Equal("none", Assert.Single(selection.EmptyTags));
        Assert.Equal("nothing", Assert.Single(selection.EmptyPrefixes));
    }

    [Fact]
    public async Task A_folder_is_packed_with_the_folders_below_it_whatever_the_public_ids_are()
    {
        foreach (var (id, folder) in new[] { ("a", "pets"), ("b", "pets/small"), ("c", "pets/small/tiny"), ("d", "petshop"), ("e", "") })
        {
            await _library.UploadAsync(id, options: new() { Naming = new() { AssetFolder = folder } });
        }

        Assert.Equal(["a", "b", "c"], (await SelectAsync(new() { Prefixes = ["pets/"] })).Assets.Select(asset => asset.PublicId));
        Assert.Equal(["b", "c"], (await SelectAsync(new() { Prefixes = ["pets/small"] })).Assets.Select(asset => asset.PublicId));
    }

    [Fact]
    public async Task A_missing_id_ends_it_unless_it_may_be_missing()
    {
        await _library.UploadAsync("there");
        var request = new ArchiveRequest { ResourceType = ResourceType.Image, PublicIds = ["there", "gone"] };

        var error = await Assert.ThrowsAsync<DamException>(() => SelectAsync(request));
        Assert.Equal((ErrorKind.NotFound, "Resource not found - gone"), (error.Kind, error.Message));
        Assert.Equal(["gone"], (await SelectAsync(request with { AllowMissing = true })).MissingPublicIds);
    }

    [Fact]
    public async Task Who_may_not_see_a_folder_does_not_get_it_packed()
    {
        await _library.UploadAsync("secret");
        var stranger = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);

        await Assert.ThrowsAsync<DamException>(() => _library.Get<SelectMembers>().ExecuteAsync(stranger, _library.Environment, new() { PublicIds = ["secret"] }, Token));
    }

    [Theory]
    [InlineData(ArchiveFormat.Zip)]
    [InlineData(ArchiveFormat.Tgz)]
    public async Task Files_come_out_as_they_went_in(ArchiveFormat format)
    {
        await _library.UploadAsync("pets/dog", FakeMedia.Image(note: "dog"));
        await _library.UploadAsync("žluť.txt", "plain", resourceType: ResourceType.Raw);

        var files = await PackAsync(new() { FullyQualifiedPublicIds = ["image/upload/pets/dog", "raw/upload/žluť.txt"], Format = format });

        Assert.Equal(new SortedDictionary<string, string>(StringComparer.Ordinal) { ["pets/dog.jpg"] = FakeMedia.Image(note: "dog"), ["žluť.txt"] = "plain" }, files);
    }

    [Fact]
    public async Task Derived_files_are_packed_instead_of_their_originals()
    {
        await _library.UploadAsync("dog");
        await _library.UploadAsync("notes.txt", "plain", resourceType: ResourceType.Raw);

        var files = await PackAsync(new() { Prefixes = ["dog", "notes"], Transformations = [new("w_10", null), new("w_20", "png")] });

        Assert.Equal(["notes.txt", "w_10/dog.jpg", "w_20/dog.png"], files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_breaks_off_is_no_archive()
    {
        await _library.UploadAsync("a");
        var gone = (await _library.UploadAsync("b")).Asset;
        var request = new ArchiveRequest { ResourceType = ResourceType.Image, PublicIds = ["a", "b"] };
        var selection = await SelectAsync(request);
        await _library.Blobs.DeleteAsync(gone.Original, null, Token);
        using var target = new MemoryStream();

        await Assert.ThrowsAsync<DamException>(() => _library.Get<WriteArchive>().ExecuteAsync(request, selection, target, Ignore, Token));

        Assert.Throws<InvalidDataException>(() => new ZipArchive(new MemoryStream(target.ToArray()), ZipArchiveMode.Read).Entries.Count);
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, gone.Key, Token);
    }

    [Fact]
    public async Task A_stored_archive_is_for_as_few_as_what_is_in_it()
    {
        await _library.UploadAsync("dog");
        await _library.UploadAsync("cat", options: new() { Type = "authenticated" });

        Assert.Equal("upload", (await CreateAsync(new() { PublicIds = ["dog"] }, null)).Asset.Type);
        Assert.Equal("authenticated", (await CreateAsync(new() { FullyQualifiedPublicIds = ["image/upload/dog", "image/authenticated/cat"] }, null)).Asset.Type);

        await _library.UploadAsync("bird", options: new() { Attributes = new() { AccessMode = "authenticated" } });
        Assert.Equal("authenticated", (await CreateAsync(new() { PublicIds = ["dog", "bird"] }, null)).Asset.Type);
    }

    [Fact]
    public async Task In_the_background_an_archive_is_made_once_however_often_its_message_comes()
    {
        await _library.UploadAsync("dog");
        var batch = await StartAsync(new() { PublicIds = ["dog"] });
        var work = Assert.IsType<ArchiveWork>(_library.Get<IEnumerable<IBatchWork>>().First(each => each.Kind == ArchiveWork.WorkKind));

        // As after a crash between storing the archive and noting that it is done.
        var first = await work.StepAsync(batch, Token);
        await _library.RestartAsync();
        await RunAsync(batch);

        var ended = await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token);
        Assert.Equal((BatchState.Done, 1, first.Result), (ended!.State, ended.Done, ended.Result));
        await _library.AssertCleanOfUploadsAsync(2);
    }

    [Fact]
    public async Task In_the_background_what_cannot_be_packed_fails_with_its_reason()
    {
        await _library.UploadAsync("dog");
        var batch = await StartAsync(new() { ResourceType = ResourceType.Image, PublicIds = ["dog"] });
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("dog"), Token);
        await RunAsync(batch);

        var ended = await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token);
        Assert.Equal((BatchState.Failed, "Resource not found - dog"), (ended!.State, ended.Error));
        Assert.Null(await _library.FindAsync("set.zip", ResourceType.Raw));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static Task Ignore(int files, CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<ArchiveSelection> SelectAsync(ArchiveRequest request)
        => _library.Get<SelectMembers>().ExecuteAsync(TestLibrary.Admin, _library.Environment, request, Token);

    private Task<CreatedArchive> CreateAsync(ArchiveRequest request, string? name)
        => _library.Get<CreateArchive>().ExecuteAsync(TestLibrary.Admin, _library.Environment, request, new() { PublicId = name }, null, Ignore, Token);

    private Task<Batch> StartAsync(ArchiveRequest request)
        => _library.Get<Batches>().StartAsync(TestLibrary.Cloud, ArchiveWork.WorkKind, new ArchiveArguments(request, new() { PublicId = "set" }).ToJson(), 1, Token);

    private Task RunAsync(Batch batch) => _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, batch.Id), Token);

    private async Task<SortedDictionary<string, string>> PackAsync(ArchiveRequest request)
    {
        using var target = new MemoryStream();
        await _library.Get<WriteArchive>().ExecuteAsync(request, await SelectAsync(request), target, Ignore, Token);
        target.Position = 0;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (request.Format == ArchiveFormat.Zip)
        {
            using var zip = new ZipArchive(target, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                files.Add(entry.FullName, await new StreamReader(entry.Open()).ReadToEndAsync(Token));
            }

            return files;
        }

        await using var tar = new TarReader(new GZipStream(target, CompressionMode.Decompress));
        while (await tar.GetNextEntryAsync(copyData: true, Token) is { } entry)
        {
            files.Add(entry.Name, await new StreamReader(entry.DataStream!).ReadToEndAsync(Token));
        }

        return files;
    }
}
