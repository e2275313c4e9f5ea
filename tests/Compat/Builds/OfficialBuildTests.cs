using System.Xml.Linq;

namespace ServerlessDam.Compat.Tests.Builds;

/// <summary>
/// With <c>-p:OfficialPackages=true</c> the official packages take every stand-in's place. Feeds that lack them cannot restore such
/// a build; what it would restore can be told all the same.
/// </summary>
public sealed class OfficialBuildTests
{
    private const string Functions = "functions/ServerlessDam.Functions.csproj";
    private const string Official = "OfficialPackages=true";

    public static TheoryData<string> Products { get; } = [.. Repository.Projects("functions"), .. Repository.Projects("src")];

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Each_stand_in_becomes_one_package_of_a_known_version(string project)
    {
        var build = await Evaluation.OfAsync(project, Official);
        var packages = build.Items("PackageReference").Select(package => package.Name).ToList();
        var versions = build.Items("PackageVersion", "Version").ToDictionary(pair => pair.Name, pair => pair.Metadata);

        Assert.All(build.Items("StandIn"), standIn =>
        {
            Assert.Single(packages, standIn.Name);
            Assert.Matches(@"^\d+\.\d+\.\d+$", versions[standIn.Name]);
        });
        Assert.DoesNotContain(build.Items("ProjectReference"), reference => reference.Name.Replace('\\', '/').Contains("compat/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_functions_are_an_app_as_the_official_SDK_wants_it()
    {
        var build = await Evaluation.OfAsync(Functions, Official);
        Assert.Equal(("Exe", "v4"), (build.Property("OutputType"), build.Property("AzureFunctionsVersion")));
        Assert.Contains(build.Items("PackageReference"), package => package.Name == "Microsoft.Azure.Functions.Worker.Sdk");
    }

    /// <summary>As <c>infra/hooks/package.sh</c> and the image publish it, on whatever machine.</summary>
    [Fact]
    public async Task What_is_published_is_compiled_for_the_machines_it_is_published_for()
    {
        var build = await Evaluation.OfAsync(Functions, Official, "Configuration=Release", "RuntimeIdentifier=linux-x64");
        Assert.Equal(("true", "linux-x64"), (build.Property("PublishReadyToRun"), build.Property("RuntimeIdentifier")));
    }

    [Fact]
    public async Task The_host_s_settings_lie_beside_the_app_and_are_deployed_with_it()
    {
        var files = (await Evaluation.OfAsync(Functions, Official)).Items("None", "CopyToPublishDirectory");
        Assert.Contains(("../host.json", "PreserveNewest"), files.Select(file => (file.Name.Replace('\\', '/'), file.Metadata)));
    }

    [Theory]
    [InlineData("Polling", "EventGrid")]
    [InlineData("EventGrid", "Polling")]
    public async Task One_of_two_files_holds_the_source_of_blob_triggers(string source, string other)
    {
        var files = (await Evaluation.OfAsync(Functions, $"BlobSource={source}")).Items("Compile").Select(file => file.Name).ToList();
        Assert.Contains($"BlobSource.{source}.cs", files);
        Assert.DoesNotContain($"BlobSource.{other}.cs", files);
    }

    [Fact]
    public void No_product_sees_what_is_internal_to_a_stand_in()
    {
        var standIns = Repository.Projects("compat").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var friends = Repository.Projects("compat")
            .SelectMany(project => XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("InternalsVisibleTo"))
            .Select(friend => friend.Attribute("Include")!.Value)
            .ToList();

        Assert.NotEmpty(friends);
        Assert.All(friends, friend => Assert.True(standIns.Contains(friend) || friend.EndsWith(".Tests", StringComparison.Ordinal), friend));
    }
}
