using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Breakpoints;

public sealed class BreakpointRequestTests
{
    [Fact]
    public void An_empty_request_has_the_defaults_of_the_wire()
    {
        var request = Assert.Single(BreakpointRequest.ParseAll("[{}]"));
        Assert.Equal(
            (true, 20_000L, 50, 1000, 20, "", null),
            (request.CreateDerived, request.BytesStep, request.MinWidth, request.MaxWidth, request.MaxImages, request.Transformation, request.Format));
    }

    [Fact]
    public void A_list_one_alone_and_items_joined_by_commas_are_read()
    {
        Assert.Equal(2, BreakpointRequest.ParseAll("[{\"max_images\":3},{\"max_images\":4}]").Length);
        Assert.Equal(3, Assert.Single(BreakpointRequest.ParseAll("{\"max_images\":3}")).MaxImages);
        Assert.Equal([3, 4], BreakpointRequest.ParseAll("{\"max_images\":3},{\"max_images\":4}").Select(request => request.MaxImages));
        Assert.Empty(BreakpointRequest.ParseAll(null));
    }

    [Fact]
    public void Numbers_and_flags_may_be_text()
    {
        var request = BreakpointRequest.ParseAll("""{"create_derived":"false","bytes_step":"20","min_width":200,"max_width":"1000","format":"JPEG","transformation":"a_90"}""")[0];
        Assert.Equal((false, 20L, 200, 1000, "jpg", "a_90"), (request.CreateDerived, request.BytesStep, request.MinWidth, request.MaxWidth, request.Format, request.Transformation));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("{\"max_images\":0}")]
    [InlineData("{\"max_images\":201}")]
    [InlineData("{\"bytes_step\":-5}")]
    [InlineData("{\"bytes_step\":1e99}")]
    [InlineData("{\"min_width\":500,\"max_width\":400}")]
    [InlineData("{\"max_width\":[1]}")]
    [InlineData("{\"max_images\":1,\"max_images\":2}")]
    [InlineData("{\"transformation\":\"\\ud800\"}")]
    [InlineData("[{\"max_images\":200},{}]")]
    public void What_cannot_be_read_says_so(string text)
        => Assert.StartsWith("Invalid responsive_breakpoints: ", Assert.Throws<DamException>(() => BreakpointRequest.ParseAll(text)).Message, StringComparison.Ordinal);
}
