using System.Net;
using System.Text.Json.Nodes;
using ServerlessDam.Functions.OpenApi;
using ServerlessDam.Functions.Tests.MediaLibrary;

namespace ServerlessDam.Functions.Tests.OpenApi;

public sealed class OpenApiDocumentTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    private readonly JsonObject _document = library.Get<OpenApiDocument>().Root;

    /// <summary>By the app itself, in a process of its own: what it serves is what its command prints.</summary>
    [Fact]
    public async Task The_committed_document_is_what_the_app_prints()
    {
        using var app = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ServerlessDam.Functions.dll"), "openapi" },
            RedirectStandardOutput = true,
        })!;
        var printed = await app.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await app.WaitForExitAsync(TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "openapi.json"), TestContext.Current.CancellationToken);

        Assert.Equal(0, app.ExitCode);
        Assert.True(printed == committed, "web/src/api/openapi.json is stale; renew it: dotnet run --project functions -- openapi > web/src/api/openapi.json");
    }

    [Fact]
    public async Task It_is_served_to_everybody()
    {
        using var response = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/openapi.json"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(JsonNode.DeepEquals(_document, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
        => Assert.All(References(_document), reference =>
        {
            var found = reference.Split('/').Skip(1).Aggregate((JsonNode?)_document, (node, name) => node?[name]);
            Assert.True(found is not null, reference);
        });

    [Fact]
    public void Every_call_says_what_it_is_who_may_and_which_parameters_its_path_has()
        => Assert.All(_document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => (path.Key, Call: call.Value!))), entry =>
        {
            Assert.NotEmpty(entry.Call["summary"]!.GetValue<string>());
            Assert.NotNull(entry.Call["security"]);
            var declared = (entry.Call["parameters"] as JsonArray ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() == "path").Select(parameter => parameter!["name"]!.GetValue<string>());
            Assert.Equal(entry.Key.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment[1..^1]), declared);
        });

    [Fact]
    public void Templates_differ_by_more_than_names()
    {
        var shapes = _document["paths"]!.AsObject().Select(path => System.Text.RegularExpressions.Regex.Replace(path.Key, "{[^}]*}", "{}"));

        Assert.Equal(shapes.Distinct(), shapes);
    }

    [Fact]
    public void What_is_answered_is_always_there_and_what_is_asked_may_be_left_out()
    {
        Assert.Contains("nextCursor", Required("AssetPageBody"));
        Assert.Contains("format", Required("AssetDetails"));
        Assert.Empty(Required("AssetPatch"));
        Assert.Equal(["name", "email"], Required("AccountBody"));
        Assert.Equal("""{"anyOf":[{"$ref":"#/components/schemas/AssetCard"},{"type":"null"}]}""", _document["components"]!["schemas"]!["UploadProgress"]!["properties"]!["asset"]!.ToJsonString());
    }

    private IEnumerable<string> Required(string schema)
        => (_document["components"]!["schemas"]![schema]!["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>());

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject values => values.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue reference } ? [reference.GetValue<string>()] : References(pair.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
