using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Azure.Blobs;

namespace ServerlessDam.Azure.Tests.Blobs;

public sealed class StoredNameTests
{
    /// <summary>Of the characters that matter, so that they meet.</summary>
    private static readonly Arbitrary<string> Names = Gen.Elements("./\\[]-a ,0\ufffc".ToCharArray()).ListOf()
        .Select(chars => string.Join('/', string.Concat(chars).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is not ("." or ".."))))
        .Where(name => name.Length > 0).ToArbitrary();

    [Fact]
    public void A_name_comes_back()
        => Prop.ForAll(Names, name => StoredName.Read(StoredName.Of(name)) == name).QuickCheckThrowOnFailure();

    [Fact]
    public void Stored_names_sort_as_names_do()
        => Prop.ForAll(Names, Names, (one, other) =>
            Math.Sign(string.CompareOrdinal(one, other)) == Math.Sign(string.CompareOrdinal(StoredName.Of(one), StoredName.Of(other))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_stored_name_has_what_the_service_changes()
        => Prop.ForAll(Names, name => StoredName.Of(name) is var stored
            && !stored.Contains('\\') && !stored.EndsWith('.') && !stored.Contains("./"))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_beginning_of_a_name_finds_it()
        => Prop.ForAll(Names, name => Enumerable.Range(0, name.Length + 1)
            .All(length => StoredName.Of(name).StartsWith(StoredName.Prefix(name[..length]), StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("demo/default/IMG [1] - ü 100%.jpg")]
    [InlineData(".hidden/a..b/-")]
    public void What_the_service_keeps_by_itself_stays_as_it_is(string name) => Assert.Equal(name, StoredName.Of(name));
}
