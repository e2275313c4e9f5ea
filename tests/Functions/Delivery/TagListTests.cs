using System.Net;
using System.Text.Json;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class TagListTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("image/list/{0}/sale.json", "sale.json", "a,b")]
    [InlineData("image/list/{0}/v1712345678/sale.json", "sale.json", "a,b")]
    [InlineData("raw/list/{0}/sale.json", "sale.json", "c.txt")]
    [InlineData("any/list/{0}/sale.json", "sale.json", "a,b,c.txt")]
    [InlineData("image/list/{0}/none.json", "none.json", "")]
    public async Task A_list_names_the_public_assets_that_have_a_tag(string tail, string signed, string expected)
    {
        await HaveTaggedAsync();
        var answer = await app.DeliverAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tail, RunningDelivery.Sign(signed)));

        Assert.Equal("200", answer.Outcome);
        var resources = JsonElement.Parse(answer.Body).GetProperty("resources");
        Assert.Equal(expected, string.Join(',', resources.EnumerateArray().Select(each => each.GetProperty("public_id").GetString()).Order(StringComparer.Ordinal)));
        Assert.Equal(("max-age=60, private", "application/json; charset=utf-8"), (answer.Headers["Cache-Control"], answer.Headers["Content-Type"]));
    }

    [Fact]
    public async Task An_entry_says_what_players_and_galleries_need()
    {
        await HaveTaggedAsync();
        var answer = await app.DeliverAsync($"image/list/{RunningDelivery.Sign("sale.json")}/sale.json");
        var entry = JsonElement.Parse(answer.Body).GetProperty("resources").EnumerateArray().First(each => each.GetProperty("public_id").GetString() == "a");

        Assert.Equal(
            ("png", 400, 300, "upload"),
            (entry.GetProperty("format").GetString(), entry.GetProperty("width").GetInt32(), entry.GetProperty("height").GetInt32(), entry.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_list_needs_a_signature_and_its_own_name()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/list/sale.json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeliverAsync($"image/list/{RunningDelivery.Sign("sale")}/sale")).Status);
    }

    private async Task HaveTaggedAsync()
    {
        await app.HaveAsync("a", tags: "sale,new");
        await app.HaveAsync("b", tags: "sale");
        await app.HaveAsync("hidden", type: "authenticated", tags: "sale");
        await app.HaveAsync("other", tags: "new");
        await app.HaveAsync("c.txt", "words", resourceType: ResourceType.Raw, tags: "sale");
    }
}
