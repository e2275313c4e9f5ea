using System.Collections.Immutable;
using System.Reflection;
using ServerlessDam.Assets.Moving;
using Xunit.Sdk;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>Nothing that the product keeps can be forgotten by a move. What tests leave in a store is held against the list too (<see cref="StoredParts"/>).</summary>
public sealed class LibraryPartsTests
{
    [Fact]
    public void Every_table_that_a_feature_names_is_on_the_list()
        => Assert.Empty(Constants("Table").Except(LibraryParts.Tables.Select(part => part.Name)));

    [Fact]
    public void Every_container_that_a_feature_names_is_on_the_list()
        => Assert.Empty(Constants("Container").Except(LibraryParts.Containers.Select(part => part.Name)));

    [Fact]
    public void Every_queue_that_a_feature_names_is_on_the_list()
        => Assert.Empty(Constants("Queue").Except(LibraryParts.Queues));

    [Fact]
    public void The_constants_that_features_name_things_by_are_found()
        => Assert.All(["catalog", "presets", "uploads", "derived", "drop", "drop-failed", "jobs"], name => Assert.Contains(name, Constants("Table").Concat(Constants("Container")).Concat(Constants("Queue"))));

    [Fact]
    public async Task What_a_test_leaves_in_a_store_and_the_list_does_not_know_fails_the_test()
    {
        await using var place = new Place("a store");
        await place.PutAsync("catalog", new("demo", "a", ImmutableDictionary<string, object>.Empty));
        StoredParts.AssertKnown(place.Path);

        await place.PutAsync(new("forgotten", "a"), []);
        Assert.Contains("forgotten", Assert.ThrowsAny<XunitException>(() => StoredParts.AssertKnown(place.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_part_is_on_the_list_twice_and_each_says_what_it_is()
    {
        Assert.Distinct(LibraryParts.Tables.Select(part => part.Name));
        Assert.Distinct(LibraryParts.Containers.Select(part => part.Name));
        Assert.All(LibraryParts.Tables.Concat(LibraryParts.Containers), part => Assert.NotEmpty(part.What));
    }

    /// <summary>Values of the product's constants whose names end so.</summary>
    private static IEnumerable<string> Constants(string ending)
        => from type in typeof(LibraryParts).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith(ending, StringComparison.Ordinal)
           select (string)field.GetRawConstantValue()!;
}
