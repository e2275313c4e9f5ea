using System.Net;

namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>What every delivery answers beside its bytes, through the whole of HTTP.</summary>
public sealed class AnswersTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Fact]
    public async Task A_picture_says_what_it_is_and_what_it_was_made_of()
    {
        var asset = await app.HaveAsync("p");
        var first = await app.DeliverAsync("image/upload/w_33/p.jpg");

        Assert.Contains(
            $"content-info;desc=\"width=100,height=50,bytes={first.Body.Length},format=\\\"jpg\\\",owidth=400,oheight=300,obytes={asset.SizeInBytes},oformat=\\\"png\\\"",
            first.Headers["Server-Timing"],
            StringComparison.Ordinal);
        Assert.Contains("content-info;desc=\"width=400,height=300,", (await app.DeliverAsync("image/upload/p.png")).Headers["Server-Timing"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dpr_auto,w_100", "Sec-CH-DPR, DPR", true)]
    [InlineData("c_scale,w_auto", "Sec-CH-DPR, DPR, Sec-CH-Width, Width, Sec-CH-Viewport-Width, Viewport-Width", true)]
    [InlineData("f_auto,w_100", "Accept", false)]
    public async Task What_decided_is_named_and_asked_for(string transformation, string vary, bool asked)
    {
        await app.HaveAsync("p");
        var answer = await app.DeliverAsync($"image/upload/{transformation}/p.png");

        Assert.Equal((vary, asked), (answer.Headers["Vary"], answer.Headers.ContainsKey("Accept-CH")));
    }

    [Fact]
    public async Task A_head_request_derives_and_tells_the_true_length()
    {
        await app.HaveAsync("p");
        var head = await app.DeliverAsync("image/upload/w_44/p.png", "HEAD");
        var whole = await app.DeliverAsync("image/upload/w_44/p.png");

        Assert.Equal(("200", ""), (head.Outcome, head.Body));
        Assert.Equal(whole.Headers["Content-Length"], head.Headers["Content-Length"]);
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeliverAsync("image/upload/none.png", "HEAD")).Status);
    }

    [Fact]
    public async Task Ranges_and_known_states_are_honoured()
    {
        await app.HaveAsync("p");
        var whole = await app.DeliverAsync("image/upload/w_45/p.png");
        var part = await app.DeliverAsync("image/upload/w_45/p.png", headers: ("Range", "bytes=2-4"));

        Assert.Equal((HttpStatusCode.PartialContent, whole.Body[2..5]), (part.Status, part.Body));
        Assert.Equal(HttpStatusCode.NotModified, (await app.DeliverAsync("image/upload/w_45/p.png", headers: ("If-None-Match", whole.Headers["ETag"]))).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await app.DeliverAsync("image/upload/w_45/p.png", headers: ("If-Modified-Since", whole.Headers["Last-Modified"]))).Status);
        Assert.Matches("^\"[0-9a-f]{32}\"$", whole.Headers["ETag"]);
    }

    [Theory]
    [InlineData("fl_attachment", "attachment; filename=p.png; filename*=UTF-8''p.png")]
    [InlineData("fl_attachment:my%252Efile", "attachment; filename=my.file.png; filename*=UTF-8''my.file.png")]
    [InlineData("fl_attachment:caf%C3%A9", "attachment; filename=caf_.png; filename*=UTF-8''caf%C3%A9.png")]
    public async Task A_download_has_its_name_in_both_ways(string flag, string disposition)
    {
        await app.HaveAsync("f/p");

        Assert.Equal(disposition, (await app.DeliverAsync($"image/upload/{flag}/v1/f/p.png")).Headers["Content-Disposition"]);
    }

    [Theory]
    [InlineData("w_10/p.png", false)]
    [InlineData("fl_immutable_cache,w_10/p.png", true)]
    [InlineData("fl_immutable_cache/p.png", true)]
    public async Task What_is_said_never_to_change_is_kept_for_a_year(string tail, bool immutable)
    {
        await app.HaveAsync("p");

        Assert.Equal(immutable, (await app.DeliverAsync($"image/upload/{tail}")).Headers["Cache-Control"].Contains("immutable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_asks_first_may_send_ranges_and_states()
    {
        var answer = await app.DeliverAsync("image/upload/w_1/p.png", "OPTIONS", ("Origin", "https://page.test"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal((HttpStatusCode.OK, "*"), (answer.Status, answer.Headers["Access-Control-Allow-Origin"]));
        Assert.Contains("Range", answer.Headers["Access-Control-Allow-Headers"], StringComparison.Ordinal);
    }
}
