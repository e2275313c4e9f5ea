using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Tests.Wire.Routing;

public sealed class RouteTableTests
{
    private static readonly RouteTable<Route> Table = TableOf(
        "GET ping",
        "POST {resource_type:image|video|raw|auto}/upload",
        "POST upload",
        "GET resources",
        "GET resources/search",
        "POST resources/search",
        "GET resources/{resource_type:rt}",
        "GET resources/{asset_id}",
        "GET resources/{resource_type:rt}/{type}",
        "GET resources/{resource_type:rt}/tags/{tag*}",
        "GET resources/{resource_type:rt}/{type}/{public_id*}",
        "DELETE resources/{resource_type:rt}/{type}",
        "GET folders",
        "GET folders/{path*}",
        "POST folders/search",
        "POST folders/{path*}",
        "GET streaming_profiles/{name}");

    [Theory]
    [InlineData("GET", "/v1_1/demo/ping", "ping", "")]
    [InlineData("HEAD", "/v1_1/demo/ping", "ping", "")]
    [InlineData("GET", "/v1_1/demo/ping?x=/a/b", "ping", "")]
    [InlineData("GET", "//v1_1//demo//ping/", "ping", "")]
    [InlineData("GET", "http://host:1/v1_1/demo/ping", "ping", "")]
    [InlineData("POST", "/v1_1/demo/auto/upload", "{resource_type:image|video|raw|auto}/upload", "resource_type=auto")]
    [InlineData("POST", "/v1_1/demo/upload", "upload", "")]
    [InlineData("GET", "/v1_1/demo/resources/search", "resources/search", "")]
    [InlineData("GET", "/v1_1/demo/resources/image", "resources/{resource_type:rt}", "resource_type=image")]
    [InlineData("GET", "/v1_1/demo/resources/0123abcd", "resources/{asset_id}", "asset_id=0123abcd")]
    [InlineData("GET", "/v1_1/demo/resources/image/upload/a/b/c", "resources/{resource_type:rt}/{type}/{public_id*}", "public_id=a/b/c resource_type=image type=upload")]
    [InlineData("GET", "/v1_1/demo/resources/image/upload/a%2Fb%20c", "resources/{resource_type:rt}/{type}/{public_id*}", "public_id=a/b c resource_type=image type=upload")]
    [InlineData("GET", "/v1_1/demo/resources/image/upload/a%252Fb", "resources/{resource_type:rt}/{type}/{public_id*}", "public_id=a/b resource_type=image type=upload")]
    [InlineData("GET", "/v1_1/demo/resources/image/upload/%2520Test%20%E5%83%85", "resources/{resource_type:rt}/{type}/{public_id*}", "public_id=%20Test 僅 resource_type=image type=upload")]
    [InlineData("GET", "/v1_1/demo/resources/image/tags/a/b", "resources/{resource_type:rt}/tags/{tag*}", "resource_type=image tag=a/b")]
    [InlineData("GET", "/v1_1/demo/folders/a/b", "folders/{path*}", "path=a/b")]
    [InlineData("GET", "/v1_1/demo/folders/%2F", "folders/{path*}", "path=/")]
    [InlineData("GET", "/v1_1/demo/folders", "folders", "")]
    [InlineData("POST", "/v1_1/demo/folders/search", "folders/search", "")]
    [InlineData("POST", "/v1_1/demo/folders%2Fsearch", "folders/search", "")]
    [InlineData("POST", "/v1_1/demo/resources%2Fsearch", "resources/search", "")]
    [InlineData("POST", "/v1_1/demo/resources%252Fsearch", "resources/search", "")]
    [InlineData("DELETE", "/v1_1/demo/resources%2Fraw%2Fprivate", "resources/{resource_type:rt}/{type}", "resource_type=raw type=private")]
    [InlineData("GET", "/v1_1/demo/streaming_profiles%2F4k", "streaming_profiles/{name}", "name=4k")]
    public void A_call_finds_its_route(string method, string target, string pattern, string values)
    {
        var match = Table.Match(method, ApiPath.Parse(target)!.Route);

        Assert.NotNull(match);
        Assert.Equal(pattern, match.Route.Pattern);
        Assert.Equal(values, string.Join(' ', match.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("GET", "/v1_1/demo/nothing")]
    [InlineData("GET", "/v1_1/demo/ping/x")]
    [InlineData("GET", "/v1_1/demo/PING")]
    [InlineData("POST", "/v1_1/demo/pdf/upload")]
    [InlineData("GET", "/v1_1/demo/resources/pdf/upload/a")]
    [InlineData("PATCH", "/v1_1/demo/ping")]
    [InlineData("POST", "/v1_1/demo/ping")]
    public void What_fits_no_route_is_not_found(string method, string target) => Assert.Null(Table.Match(method, ApiPath.Parse(target)!.Route));

    [Theory]
    [InlineData("/v1_1")]
    [InlineData("/v1_1/demo")]
    [InlineData("/v1_1/demo/")]
    [InlineData("/other/demo/ping")]
    [InlineData("/v1_1/demo/a%00b")]
    [InlineData("/v1_1/demo/a%0d%0ab")]
    [InlineData("*")]
    [InlineData("")]
    public void What_is_no_path_of_the_api_is_none(string target) => Assert.Null(ApiPath.Parse(target));

    [Fact]
    public void The_cloud_is_decoded_too() => Assert.Equal("my cloud", ApiPath.Parse("/v1_1/my%20cloud/ping")!.Cloud);

    [Fact]
    public void A_path_tells_the_methods_it_has()
        => Assert.Equal(["GET", "POST"], Table.MethodsOf(ApiPath.Parse("/v1_1/demo/resources/search")!.Route));

    [Theory]
    [InlineData("GET a/{x}", "GET a/{y}")]
    [InlineData("GET a/b", "GET a/b")]
    [InlineData("GET {a:image|video}/b", "GET {b:video|raw}/b")]
    [InlineData("GET a/{x*}", "GET a/{y*}")]
    public void Two_routes_for_the_same_call_end_the_start(string one, string other)
        => Assert.Throws<InvalidOperationException>(() => TableOf(one, other));

    [Theory]
    [InlineData("GET a/{x}", "POST a/{y}")]
    [InlineData("GET {a:image|video}/b", "GET {b:raw}/b")]
    [InlineData("GET a/{x}", "GET a/{y*}")]
    public void Routes_that_one_rule_tells_apart_may_stand_together(string one, string other)
        => Assert.Equal(2, TableOf(one, other).Routes.Length);

    [Theory]
    [InlineData("a/{x*}/b")]
    [InlineData("a/{x:y:z}")]
    public void A_pattern_that_cannot_be_read_ends_the_start(string pattern)
        => Assert.Throws<ArgumentException>(() => TableOf("GET " + pattern));

    private static RouteTable<Route> TableOf(params string[] routes)
        => new([new RouteList<Route>([.. routes.Select(route => route.Split(' ')).Select(parts =>
            new Route([parts[0]], parts[1], Access.Public, "", (_, _) => WireResult.Of(new { })))])]);
}
