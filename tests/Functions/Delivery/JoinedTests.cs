using System.Net;
using System.Text.Json;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class JoinedTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("image/sprite/w_8/icons.png", "image/png", "Stack png 100: image png 100x50 w_8 of ")]
    [InlineData("image/sprite/w_8/v1/icons.jpg", "image/jpeg", "Stack jpg 100: image png 100x50 w_8 of ")]
    [InlineData("image/multi/w_8/icons.gif", "image/gif", "Animation gif 100: image png 100x50 w_8 of ")]
    [InlineData("image/multi/dl_40,w_8/icons.webp", "image/webp", "Animation webp 40: image png 100x50 dl_40,w_8 of ")]
    public async Task The_public_pictures_of_a_tag_become_one(string tail, string contentType, string beginning)
    {
        await HaveTaggedAsync();
        var answer = await app.DeliverAsync(tail);

        Assert.Equal(("200", contentType), (answer.Outcome, answer.Headers["Content-Type"]));
        Assert.StartsWith(beginning, answer.Body, StringComparison.Ordinal);
        Assert.Equal(2, answer.Body.Split(" + ").Length);
        Assert.Equal(answer.Headers["ETag"], (await app.DeliverAsync(tail)).Headers["ETag"]);
    }

    [Fact]
    public async Task A_sheet_says_where_each_picture_is()
    {
        await HaveTaggedAsync();
        var css = await app.DeliverAsync("image/sprite/p_home_,w_8/icons.css");
        var json = JsonElement.Parse((await app.DeliverAsync("image/sprite/w_8/icons.json")).Body).GetProperty("images");

        Assert.Equal("text/css; charset=utf-8", css.Headers["Content-Type"]);
        Assert.Equal(
            """
            .home_a-icon { background: url('/demo/image/sprite/p_home_,w_8/icons.png') no-repeat; background-position: 0 0px; width: 100px; height: 50px; }
            .home_b { background: url('/demo/image/sprite/p_home_,w_8/icons.png') no-repeat; background-position: 0 -50px; width: 100px; height: 50px; }

            """,
            css.Body);
        Assert.Equal("""[{"public_id":"a/icon","x":0,"y":0,"width":100,"height":50},{"public_id":"b","x":0,"y":50,"width":100,"height":50}]""", json.GetRawText());
    }

    [Theory]
    [InlineData("image/sprite/none.png", HttpStatusCode.NotFound)]
    [InlineData("image/sprite/icons", HttpStatusCode.NotFound)]
    [InlineData("video/sprite/icons.png", HttpStatusCode.NotFound)]
    [InlineData("image/multi/icons.css", HttpStatusCode.BadRequest)]
    [InlineData("image/multi/w_abc/icons.gif", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_joined_is_refused(string tail, HttpStatusCode status)
    {
        await HaveTaggedAsync();

        Assert.Equal(status, (await app.DeliverAsync(tail)).Status);
    }

    private async Task HaveTaggedAsync()
    {
        await app.HaveAsync("b", tags: "icons");
        await app.HaveAsync("a/icon", tags: "icons");
        await app.HaveAsync("hidden", type: "authenticated", tags: "icons");
        await app.HaveAsync("c.txt", "words", resourceType: ResourceType.Raw, tags: "icons");
    }
}
