using System.Text.RegularExpressions;

namespace ServerlessDam.Infra.Tests;

/// <summary>The image has the programs that an installation has.</summary>
public sealed partial class DockerfileTests
{
    [Fact]
    public void The_image_installs_what_tools_install_for_the_app()
    {
        var list = DebianPackages().Match(Repository.Read("tools", "install.sh")).Groups[1].Value.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.Contains("poppler-utils", list);
        // openssl makes the development certificate, which an image needs as little as the name of its maker.
        list.Remove("openssl");
        var image = Repository.Read("Dockerfile").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.Subset(image, list);
    }

    [Fact]
    public void The_image_has_the_pages_that_it_builds_and_none_of_this_machine()
    {
        var image = Repository.Read("Dockerfile");
        var copied = image.IndexOf("COPY --from=web /web/dist web/dist\n", StringComparison.Ordinal);
        Assert.InRange(copied, image.IndexOf("COPY . .\n", StringComparison.Ordinal), image.IndexOf("RUN dotnet publish", StringComparison.Ordinal));
        Assert.Contains("test -f /app/wwwroot-library/index.html\n", image, StringComparison.Ordinal);
        Assert.Contains("web/dist", Repository.Read(".dockerignore").Split('\n'));
    }

    /// <summary>The defaults of <c>Media:ModelsFolder</c> and <c>Thesaurus:Path</c> lie in the folder <c>models</c> beside the app.</summary>
    [Fact]
    public void The_image_has_the_models_of_the_analysis_made_by_the_app_that_it_publishes()
    {
        var image = Repository.Read("Dockerfile");
        Assert.Contains("COPY native/models /models\nRUN /models/fetch.sh /raw\n", image, StringComparison.Ordinal);
        var made = image.IndexOf("RUN native/models/convert.sh /raw /app /app/models ", StringComparison.Ordinal);
        Assert.InRange(made, image.IndexOf("COPY --from=models /raw /raw\n", StringComparison.Ordinal), image.IndexOf("COPY --from=build /app ", StringComparison.Ordinal));
        Assert.InRange(made, image.IndexOf("RUN dotnet publish", StringComparison.Ordinal), image.Length);
        Assert.Contains("native/models/built", Repository.Read(".dockerignore").Split('\n'));
    }

    [Fact]
    public void The_image_begins_with_the_host_that_Bicep_starts_before_there_is_one()
        => Assert.Contains(
            $"FROM {Infrastructure.Module("container").ValueOf("hostImage").Text}\n", Repository.Read("Dockerfile"), StringComparison.Ordinal);

    [GeneratedRegex(@"debian_packages=\(([^)]*)\)")]
    private static partial Regex DebianPackages();
}
