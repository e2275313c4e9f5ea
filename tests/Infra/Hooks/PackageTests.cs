namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>The hook that makes the package of Flex Consumption, with stand-ins for npm and dotnet.</summary>
[Collection(nameof(FakeTools))]
public sealed class PackageTests : IDisposable
{
    private const string Npm = """[ "$1 $2 $3 $4" != "run build --prefix web" ] || [ -n "${FAKE_NO_PAGES:-}" ] || { mkdir -p web/dist && touch web/dist/index.html; }""";

    // Like the project, it takes the pages that are there when it begins.
    private const string DotNet =
        """
        mkdir -p obj/azure/app
        [ -n "${FAKE_NO_LIBVIPS:-}" ] || touch obj/azure/app/libvips.so.42
        [ ! -d web/dist ] || cp -r web/dist obj/azure/app/wwwroot-library
        """;

    private readonly FakeTools _tools = new FakeTools().With("npm", Npm).With("dotnet", DotNet);

    [Fact]
    public async Task A_package_has_the_pages_of_the_Media_Library_built_from_their_lock_file()
    {
        var (exitCode, errors) = await _tools.RunAsync(_tools.Alone("package.sh"));

        Assert.Equal((0, ""), (exitCode, errors));
        var calls = _tools.Calls.Select(call => string.Join(' ', call.Split(' ').Take(4))).ToList();
        Assert.Equal(["npm ci --prefix native", "npm ci --prefix web", "npm run build --prefix", "dotnet publish functions/ServerlessDam.Functions.csproj --configuration"], calls);
    }

    [Theory]
    [InlineData("FAKE_NO_PAGES", "Media Library")]
    [InlineData("FAKE_NO_LIBVIPS", "libvips")]
    public async Task A_package_that_lacks_a_part_is_refused(string lacking, string named)
    {
        var (exitCode, errors) = await _tools.RunAsync(_tools.Alone("package.sh"), (lacking, "1"));

        Assert.Equal(1, exitCode);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    public void Dispose() => _tools.Dispose();
}
