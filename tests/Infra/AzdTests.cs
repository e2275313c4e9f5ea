using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessDam.Infra.Tests;

/// <summary>What azd reads: azure.yaml, the parameters file, and the outputs that its hooks use.</summary>
public sealed partial class AzdTests
{
    private static readonly string Yaml = Repository.Read("azure.yaml");

    [Fact]
    public void Folders_and_hooks_that_azure_yaml_names_exist()
    {
        Assert.All(Values("project"), folder => Assert.True(Directory.Exists(Repository.PathOf(folder)), folder));
        var hooks = Values("run").ToList();
        Assert.Equal(2, hooks.Count);
        Assert.All(hooks, hook => Assert.True(File.Exists(Repository.PathOf(hook)), hook));
    }

    [Fact]
    public void Azd_packages_the_folder_that_the_hook_publishes_to()
        => Assert.Contains($"--output {Assert.Single(Values("dist"))} ", Repository.Read("infra", "hooks", "package.sh"), StringComparison.Ordinal);

    [Fact]
    public void The_service_is_found_by_the_tag_that_Bicep_gives_the_app()
        => Assert.Contains(
            "'azd-service-name': 'functions'", Repository.Read("infra", "modules", "flex.bicep"), StringComparison.Ordinal);

    [Fact]
    public void Whatever_publishes_the_app_does_so_on_official_packages_and_with_events()
        => Assert.All([Repository.Read("infra", "hooks", "package.sh"), Repository.Read("Dockerfile")], text =>
            Assert.Contains("-p:OfficialPackages=true -p:BlobSource=EventGrid", text, StringComparison.Ordinal));

    [Fact]
    public void The_parameters_file_names_parameters_of_main_and_all_that_are_required()
    {
        var given = JsonNode.Parse(Repository.Read("infra", "main.parameters.json"))!["parameters"]!.AsObject().Select(value => value.Key).ToHashSet();
        var parameters = Infrastructure.Main.Of("param").ToList();
        Assert.Subset(parameters.Select(parameter => parameter.Name).ToHashSet(), given);
        Assert.Superset(parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).ToHashSet(), given);
    }

    [Fact]
    public void Variables_of_the_parameters_file_are_documented()
    {
        var guide = Repository.Read("docs", "deploy.md");
        var variables = DamVariable().Matches(Repository.Read("infra", "main.parameters.json")).Select(match => match.Value).ToList();
        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.Contains($"`{variable}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_output_is_used_by_a_hook_or_documented()
    {
        var readers = string.Concat(
            Directory.EnumerateFiles(Repository.PathOf("infra", "hooks")).Append(Repository.PathOf("infra", "main.parameters.json"))
                .Append(Repository.PathOf("docs", "deploy.md")).Select(File.ReadAllText));
        Assert.All(Infrastructure.Main.Of("output"), output => Assert.Contains(output.Name, readers, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("setup")]
    public void A_secret_is_looked_for_where_Bicep_puts_it(string resourceName)
    {
        var name = Infrastructure.Module("keyvault").Of("resource").Single(resource => resource.Name == resourceName).Value["name"].Text;
        Assert.Contains($"${{AZURE_KEY_VAULT_NAME}} {name})", Repository.Read("infra", "main.parameters.json"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Values(string key)
        => Yaml.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(key + ": ", StringComparison.Ordinal)).Select(line => line[(key.Length + 2)..]);

    [GeneratedRegex("DAM_[A-Z_]+")]
    private static partial Regex DamVariable();
}
