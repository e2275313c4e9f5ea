using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Tests.Model;

/// <summary>The files that the Functions host and Core Tools read.</summary>
public sealed class HostSettingsTests
{
    private static readonly JsonNode Host = Read("host.json");

    private static readonly JsonObject Sample = Read("local.settings.sample.json")["Values"]!.AsObject();

    [Fact]
    public void Routes_stand_without_a_prefix() => Assert.Equal("", (string?)Host["extensions"]!["http"]!["routePrefix"]);

    [Fact]
    public void It_is_of_version_2_and_names_no_bundle_which_compiled_functions_bring_no_use_for()
    {
        Assert.Equal("2.0", (string?)Host["version"]);
        Assert.Null(Host["extensionBundle"]);
    }

    [Fact]
    public void Messages_are_encoded_as_the_app_itself_writes_them()
        => Assert.Equal("base64", (string?)Host["extensions"]!["queues"]!["messageEncoding"]);

    [Fact]
    public void Blobs_and_messages_are_tried_five_times()
        => Assert.Equal((5, 5), ((int)Host["extensions"]!["queues"]!["maxDequeueCount"]!, (int)Host["extensions"]!["blobs"]!["poisonBlobThreshold"]!));

    [Fact]
    public void The_host_takes_a_body_as_large_as_the_wire_does()
        => Assert.Equal(new WireOptions().MaximumFileSizeInBytes + BindingLimits.BesideFile, long.Parse((string)Sample["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"]!, null));

    private static JsonNode Read(string file)
        => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)), documentOptions: new JsonDocumentOptions())!;
}
