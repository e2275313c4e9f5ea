namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>Rows 210 to 219 of the conformance table, through the whole of HTTP; 219 is with strict mode.</summary>
public sealed class ErrorsTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("w_abc", "400 Invalid width in transformation: abc")]
    [InlineData("c_nosuch,w_10", "400 Invalid crop in transformation: nosuch")]
    [InlineData("c_scale,g_auto,w_100", "400 Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("e_nosuch", "400 Invalid effect in transformation: nosuch")]
    [InlineData("t_nosuch", "404 Unknown transformation nosuch")]
    public async Task A_wrong_transformation_is_told_in_the_words_of_the_wire(string transformation, string outcome)
    {
        await app.HaveAsync("p");

        Assert.Equal(outcome, (await app.DeliverAsync($"image/upload/{transformation}/p.png")).Outcome);
    }

    [Fact]
    public async Task Pixels_and_fractions_are_not_mixed()
    {
        await app.HaveAsync("p");

        Assert.StartsWith("400 ", (await app.DeliverAsync("image/upload/c_fill,h_100,w_0.5/p.png")).Outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/upload/w_100/none.png", "404 Resource not found - none")]
    [InlineData("image/upload/w_100/a/caf%C3%A9.png", "404 Resource not found - a/caf?")]
    public async Task What_is_missing_is_named(string tail, string outcome) => Assert.Equal(outcome, (await app.DeliverAsync(tail)).Outcome);

    [Fact]
    public async Task An_authenticated_asset_needs_a_signature()
    {
        await app.HaveAsync("own", type: "authenticated");

        Assert.Equal("401 deny or ACL failure", (await app.DeliverAsync("image/authenticated/own.png")).Outcome);
        Assert.Equal("200", (await app.DeliverAsync($"image/authenticated/{RunningDelivery.Sign("own.png")}/own.png")).Outcome);
    }

    [Fact]
    public async Task Errors_are_not_kept_and_can_be_read_by_pages()
    {
        var answer = await app.DeliverAsync("image/upload/none.png");

        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("X-Cld-Error", answer.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }
}
