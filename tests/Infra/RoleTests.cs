using System.Text.RegularExpressions;
using ServerlessDam.Infra.Tests.Bicep;

namespace ServerlessDam.Infra.Tests;

/// <summary>Rights by role: each by its built-in id, with a reason, on a single resource.</summary>
public sealed partial class RoleTests
{
    /// <summary>Azure's built-in roles, https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["a97b65f3-24c7-4388-baec-2e87135dc908"] = "Cognitive Services User",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["8ebe5a00-799e-43f5-93ac-243d3dce84a7"] = "Search Index Data Contributor",
        ["7ca78c08-252a-4471-8644-bb5ff32d4ba0"] = "Search Service Contributor",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };

    private static IEnumerable<Value> Roles
        => Infrastructure.Files
            .SelectMany(file => file.Of("var"))
            .SelectMany(variable => variable.Value.Items.Append(variable.Value))
            .Where(value => value.Names.Contains("why"));

    [Fact]
    public void Every_role_bears_the_name_of_its_id_and_a_reason()
        => Assert.All(Roles, role =>
        {
            Assert.Equal(BuiltIn[role["id"].Text], role["name"].Text);
            Assert.NotEmpty(role["why"].Text);
        });

    [Fact]
    public void No_id_stands_elsewhere()
        => Assert.Equal(
            Infrastructure.Files.Sum(file => Id().Count(File.ReadAllText(file.Path))),
            Roles.Count());

    [Fact]
    public void Every_assignment_is_on_one_resource()
        => Assert.All(
            Infrastructure.Files.SelectMany(file => file.Of("resource"))
                .Where(resource => resource.Type.StartsWith("Microsoft.Authorization/", StringComparison.Ordinal))
                .SelectMany(resource => resource.Value.Items.DefaultIfEmpty(resource.Value)),
            assignment => Assert.Contains("scope", assignment.Names));

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
