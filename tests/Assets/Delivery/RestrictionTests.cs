using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class RestrictionTests : IAsyncDisposable
{
    private const string TokenRule = """[{"access_type":"token"}]""";

    private readonly TestLibrary _library = new();

    /// <summary>What rules close a signature does not open; what the access mode closes it does.</summary>
    [Theory]
    [InlineData("access_control", TokenRule, false, false)]
    [InlineData("access_control", TokenRule, true, false)]
    [InlineData("access_control", """[{"access_type":"anonymous","end":"2000-01-01"}]""", true, false)]
    [InlineData("access_control", """[{"access_type":"token"},{"access_type":"anonymous","end":"2100-01-01"}]""", false, true)]
    [InlineData("access_mode", "authenticated", false, false)]
    [InlineData("access_mode", "authenticated", true, true)]
    [InlineData("access_mode", "public", false, true)]
    public async Task Who_may_have_an_asset_that_says_so_itself(string name, string value, bool signed, bool allowed)
    {
        await UploadAsync("cat", (name, value));
        foreach (var transformation in new[] { "", "w_100/" })
        {
            var signature = signed ? $"s--{DeliverySignature.Sign($"{transformation}cat.jpg", TestLibrary.Secret, SignatureAlgorithm.Sha1)}--/" : "";
            Assert.Equal(allowed, await IsAllowedAsync($"/demo/image/upload/{signature}{transformation}cat.jpg"));
        }
    }

    [Fact]
    public async Task A_token_opens_what_a_rule_for_tokens_closes_and_nothing_else()
    {
        byte[] key = [1, 2, 3, 4, 5, 6, 7, 8];
        _library.Environment = _library.Environment with { Delivery = new() { TokenKey = key } };
        var parts = $"exp={_library.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}~acl=*";
        var token = $"{parts}~hmac={AccessToken.Sign(key, parts, null)}";
        await UploadAsync("cat", ("access_control", TokenRule));
        await UploadAsync("over", ("access_control", """[{"access_type":"token","end":"2000-01-01"}]"""));

        Assert.True(await IsAllowedAsync($"/demo/image/upload/cat.jpg?__cld_token__={token}"));
        Assert.False(await IsAllowedAsync($"/demo/image/upload/over.jpg?__cld_token__={token}"));
        Assert.False(await IsAllowedAsync("/demo/image/upload/cat.jpg"));
    }

    [Fact]
    public async Task What_is_not_always_for_everybody_is_kept_by_nobody()
    {
        await UploadAsync("cat", ("access_control", """[{"access_type":"anonymous","end":"2100-01-01"}]"""));
        var version = (await _library.FindAsync("cat"))!.Version;

        var original = await DeliverAsync($"/demo/image/upload/v{version}/cat.jpg");
        var derived = await DeliverAsync($"/demo/image/upload/w_100/v{version}/cat.jpg");
        Assert.Equal((false, true, false, true), (original.Immutable, original.Private, derived.Immutable, derived.Private));
    }

    [Fact]
    public async Task A_restricted_asset_is_no_layer_for_everybody()
    {
        await UploadAsync("cat");
        await UploadAsync("secret", ("access_control", TokenRule));

        Assert.False(await IsAllowedAsync("/demo/image/upload/l_secret/cat.jpg"));
        Assert.True(await IsAllowedAsync($"/demo/image/upload/s--{DeliverySignature.Sign("l_secret/cat.jpg", TestLibrary.Secret, SignatureAlgorithm.Sha1)}--/l_secret/cat.jpg"));
    }

    [Fact]
    public async Task Places_and_quality_reach_the_worker_and_their_change_makes_another_derivation()
    {
        await UploadAsync("cat", ("custom_coordinates", "10,20,1000,40"), ("face_coordinates", "1,2,3,4"), ("regions", """{"a":[[0,0],[5,5]]}"""), ("quality_override", "80"));
        var first = await DeliverAsync("/demo/image/upload/c_crop,g_custom,q_auto/cat.jpg");
        var request = Assert.Single(_library.Media.Derivations);
        Assert.Equal("630x40+10+20", request.CustomCoordinates.ToString());
        Assert.Equal(("3x4+1+2", "a", "c_crop,g_custom,q_80"), (Assert.Single(request.Faces).ToString(), Assert.Single(request.Regions).Name, request.Transformation));

        await _library.Get<UpdateAsset>().ExecuteAsync(
            TestLibrary.Admin, _library.Environment, () => _library.FindAsync("cat"), AssetUpdate.From(new Dictionary<string, string> { ["custom_coordinates"] = "0,0,5,5" }), Token);
        Assert.NotEqual(first.ETag, (await DeliverAsync("/demo/image/upload/c_crop,g_custom,q_auto/cat.jpg")).ETag);
    }

    [Fact]
    public async Task Things_that_were_seen_reach_the_worker_where_they_count_and_make_another_derivation()
    {
        await UploadAsync("cat");
        var before = await DeliverAsync("/demo/image/upload/c_fill,g_dog,h_9,w_9/cat.jpg");
        Assert.Empty(Assert.Single(_library.Media.Derivations).Seen);

        var asset = (await _library.FindAsync("cat"))!;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.NotEqual(before.ETag, (await DeliverAsync("/demo/image/upload/c_fill,g_dog,h_9,w_9/cat.jpg")).ETag);
        Assert.Equal("dog", _library.Media.Derivations.Last().Seen[0].Name);
        await DeliverAsync("/demo/image/upload/c_scale,w_9/cat.jpg");
        Assert.Empty(_library.Media.Derivations.Last().Seen);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<IngestResult> UploadAsync(string publicId, params (string Name, string Value)[] parameters)
        => _library.UploadAsync(publicId, options: UploadOptions.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value)));

    private Task<Delivered> DeliverAsync(string target) => _library.Get<DeliverAsset>().ExecuteAsync(new(target, "", null, null), Token);

    private async Task<bool> IsAllowedAsync(string target)
    {
        try
        {
            await DeliverAsync(target);
            return true;
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unauthorized)
        {
            return false;
        }
    }
}
