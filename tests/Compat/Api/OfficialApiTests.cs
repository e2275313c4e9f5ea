using System.Reflection;

namespace ServerlessDam.Compat.Tests.Api;

/// <summary>A source that used what only a stand-in has would not compile on the official package.</summary>
public sealed class OfficialApiTests
{
    public static TheoryData<string> StandIns { get; } =
        [.. typeof(OfficialApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Value == "StandIn")
            .Select(metadata => metadata.Key)];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_offers_nothing_that_the_official_package_lacks(string package)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "official-api", package + ".txt");
        Assert.True(File.Exists(path), $"compat/official-api/{package}.txt is missing: what does the official package offer?");

        var official = OfficialList.Read(path);
        var missing = official.MissingOf(new PublicApi(official.TellsNullability).Of(Assembly.Load(package))).ToList();
        Assert.True(missing.Count == 0, $"Not in compat/official-api/{package}.txt:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_stand_in_is_compared()
        => Assert.Superset(
            Directory.GetDirectories(Path.Combine(Repository.Root, "compat"), "Microsoft.*").Select(folder => Path.GetFileName(folder)!).ToHashSet(),
            StandIns.Select(row => row.Data).ToHashSet());
}
