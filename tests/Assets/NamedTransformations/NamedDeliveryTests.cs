using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.NamedTransformations;

public sealed class NamedDeliveryTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_name_and_its_text_are_derived_once()
    {
        await NameAsync("card", "c_fill,h_20,w_10");
        await _library.UploadAsync("cat");
        var (named, written) = (await DeliverAsync("t_card/cat.png"), await DeliverAsync("w_10,h_20,c_fill/cat.png"));

        Assert.Equal(written.ETag, named.ETag);
        Assert.Equal("c_fill,h_20,w_10", Assert.Single(_library.Media.Derivations).Transformation);
    }

    [Fact]
    public async Task A_name_that_stands_for_something_else_gives_something_else()
    {
        await NameAsync("card", "w_10");
        await _library.UploadAsync("cat");
        var before = await DeliverAsync("t_card/cat.png");
        await _library.Get<ManageTransformations>().UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "card", "w_20", null, Token);

        Assert.NotEqual(before.ETag, (await DeliverAsync("t_card/cat.png")).ETag);
    }

    [Fact]
    public async Task Names_stand_for_names_and_formats()
    {
        await NameAsync("grey", "e_grayscale/webp");
        await NameAsync("both", "w_10/t_grey");
        await _library.UploadAsync("cat");

        Assert.Equal("image/webp", (await DeliverAsync("t_both/cat.png")).ContentType);
        Assert.Equal("w_10/e_grayscale/f_webp", Assert.Single(_library.Media.Derivations).Transformation);
    }

    [Fact]
    public async Task An_unknown_name_is_named()
    {
        await _library.UploadAsync("cat");
        var error = await Assert.ThrowsAsync<DamException>(() => DeliverAsync("t_none/cat.png"));

        Assert.Equal((ErrorKind.NotFound, "Unknown transformation none"), (error.Kind, error.Message));
    }

    [Fact]
    public async Task The_first_use_is_noted()
    {
        await NameAsync("card", "w_10");
        await _library.UploadAsync("cat");
        Assert.False((await FindAsync("card")).Used);
        await DeliverAsync("t_card/cat.png");

        Assert.True((await FindAsync("card")).Used);
    }

    [Fact]
    public async Task What_is_derived_at_upload_may_have_names_and_is_listed_without()
    {
        await NameAsync("card", "w_10");
        var asset = (await _library.UploadAsync("cat")).Asset;
        var made = await _library.Get<EagerDerivations>().ExecuteAsync(asset, [new("t_card", "png"), new("c_fill,w_30,h_20", "jpg")], Token);

        Assert.Equal(["w_10", "c_fill,h_20,w_30"], _library.Media.Derivations.Select(each => each.Transformation));
        Assert.Equal(["t_card", "c_fill,w_30,h_20"], made.Select(each => each.Transformation));
        Assert.True((await FindAsync("h_20,w_30,c_fill/jpg")).Used);
    }

    [Fact]
    public async Task An_incoming_transformation_may_have_a_name()
    {
        await NameAsync("card", "w_10");
        await _library.UploadAsync("cat", options: new UploadOptions { Transformation = "t_card" });

        Assert.Equal("w_10", Assert.Single(_library.Media.Derivations).Transformation);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<StoredTransformation> NameAsync(string name, string definition)
        => _library.Get<ManageTransformations>().CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, name, definition, null, Token);

    private Task<StoredTransformation> FindAsync(string reference)
        => _library.Get<ManageTransformations>().FindAsync(TestLibrary.Admin, TestLibrary.Cloud, reference, Token);

    private Task<Delivered> DeliverAsync(string tail)
        => _library.Get<DeliverAsset>().ExecuteAsync(new($"/demo/image/upload/{tail}", "", null, null), Token);
}
