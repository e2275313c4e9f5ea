using System.Net;
using System.Text.Json;
using ServerlessDam.Functions.Tests.Delivery;
using ServerlessDam.Functions.Tests.Wire;

namespace ServerlessDam.Functions.Tests.NamedTransformations;

public sealed class TransformationApiTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("?transformation=one")]
    [InlineData("?transformation=t_one")]
    [InlineData("/one")]
    public async Task A_named_transformation_is_created_read_and_listed(string address)
    {
        await SendAsync("DELETE", "/one");
        Assert.Equal("created", Text(await SendAsync("POST", "", ("name", "one"), ("transformation", "c_scale,w_102/l_text:Arial_60:TAG")), "message"));
        var details = (await SendAsync("GET", address)).Body;

        Assert.Equal("""{"name":"t_one","allowed_for_strict":true,"used":false,"named":true,"info":[{"crop":"scale","width":102},{"overlay":"text:Arial_60:TAG"}],"derived":[]}""", details.GetRawText());
        var listed = (await SendAsync("GET", "?named=true&max_results=500")).Body.GetProperty("transformations").EnumerateArray();
        Assert.Contains("t_one", listed.Select(each => each.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("c_scale,w_103/jpg", """[{"crop":"scale","width":103,"format":"jpg"}]""")]
    [InlineData("c_scale,w_103/", """[{"crop":"scale","width":103,"extension":"none"}]""")]
    [InlineData("ar_1.5,fl_lossy.progressive,w_0.5", """[{"aspect_ratio":1.5,"flags":["lossy","progressive"],"width":0.5}]""")]
    [InlineData("a_10,t_other", """[{"angle":10,"transformation":"other"}]""")]
    public async Task Details_spell_out_every_component(string definition, string info)
    {
        await SendAsync("DELETE", "/spelled");
        await SendAsync("POST", "/spelled", ("transformation", definition));

        Assert.Equal(info, (await SendAsync("GET", "/spelled")).Body.GetProperty("info").GetRawText());
    }

    [Fact]
    public async Task It_is_changed_and_deleted()
    {
        await SendAsync("POST", "", ("name", "two"), ("transformation", "w_10"));
        Assert.Equal("updated", Text(await SendAsync("PUT", "", ("transformation", "two"), ("allowed_for_strict", "0"), ("unsafe_update", "w_20")), "message"));
        var changed = (await SendAsync("GET", "/two")).Body;
        Assert.Equal((false, 20), (changed.GetProperty("allowed_for_strict").GetBoolean(), changed.GetProperty("info")[0].GetProperty("width").GetInt32()));

        Assert.Equal("deleted", Text(await SendAsync("DELETE", "?transformation=two"), "message"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", "/two")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("DELETE", "/two")).Status);
    }

    [Fact]
    public async Task A_name_that_is_taken_or_none_is_refused()
    {
        await SendAsync("POST", "", ("name", "three"), ("transformation", "w_10"));

        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("POST", "", ("name", "three"), ("transformation", "w_10"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("POST", "", ("name", "a.b"), ("transformation", "w_10"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("POST", "", ("name", "four"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("POST", "", ("name", "four"), ("transformation", "nonsense"))).Status);
    }

    private static string? Text((HttpStatusCode Status, JsonElement Body) answer, string name) => answer.Body.GetProperty(name).GetString();

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string method, string tail, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1_1/demo/transformations" + tail);
        request.Headers.Authorization = RunningWire.Basic(RunningDelivery.Secret);
        if (fields.Length > 0)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        }

        using var response = await app.SendAsync(request);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
