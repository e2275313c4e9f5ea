namespace ServerlessDam.Compat.Tests.Api;

/// <summary>The comparison itself: it must see each way in which a stand-in can offer more.</summary>
public sealed class PublicApiTests
{
    private const string Name = "class ServerlessDam.Compat.Tests.Api.OfferAttribute";

    private static readonly string[] Everything =
    [
        "open", ": Attribute", ": IDisposable", "on Method, many", "new(string name)", "virtual protected int Grow(int by = 3, string? why = null)",
        "static T Make<T>(params T[] parts) where T : class, new()", "string? Name { get; set; }", "bool TryRead(out DateTime? at)",
        "const int Most = 5", "event EventHandler Done", "void Dispose()",
    ];

    [Fact]
    public void What_the_list_has_is_not_missed() => Assert.Empty(Missing(Everything));

    [Theory]
    [InlineData("open")]
    [InlineData(": IDisposable")]
    [InlineData("on Method, many")]
    [InlineData("new(string name)")]
    [InlineData("static T Make<T>(params T[] parts) where T : class, new()")]
    [InlineData("bool TryRead(out DateTime? at)")]
    [InlineData("const int Most = 5")]
    [InlineData("event EventHandler Done")]
    public void What_the_list_lacks_is_missed(string fact)
        => Assert.Equal([$"{Name}: {fact}"], Missing(Everything.Where(line => line != fact)));

    [Theory]
    [InlineData("string? Name { get; set; }", "string? Name { get; }", "string? Name { set; }")]
    [InlineData("string? Name { get; set; }", "string Name { get; set; }", "string? Name { get; }", "string? Name { set; }")]
    [InlineData(
        "virtual protected int Grow(int by = 3, string? why = null)",
        "virtual protected int Grow(int by = 4, string? why = null)",
        "virtual protected int Grow(int by = 3, string? why = null)")]
    public void A_member_that_offers_more_than_the_lists_is_missed(string line, string listed, params string[] missing)
        => Assert.Equal(missing.Select(fact => $"{Name}: {fact}"), Missing(Everything.Select(one => one == line ? listed : one)));

    [Fact]
    public void Whoever_offers_less_than_the_list_is_fine()
        => Assert.Empty(Missing(Everything.Select(one => one == "void Dispose()" ? "virtual void Dispose()" : one)));

    [Fact]
    public void A_type_that_the_list_lacks_is_missed()
        => Assert.Contains(Name, OfficialList.Parse([]).MissingOf(new PublicApi(withNullability: true).Of(typeof(OfferAttribute))));

    private static IEnumerable<string> Missing(IEnumerable<string> facts)
        => OfficialList.Parse([Name, .. facts.Select(fact => "    " + fact)]).MissingOf(new PublicApi(withNullability: true).Of(typeof(OfferAttribute)));
}

/// <summary>One of everything that a type can offer.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class OfferAttribute(string name) : Attribute, IDisposable
{
    public const int Most = 5;

    public event EventHandler Done = (_, _) => { };

    public string? Name { get; set; } = name;

    public static T Make<T>(params T[] parts)
        where T : class, new()
        => parts.FirstOrDefault() ?? new T();

    public bool TryRead(out DateTime? at)
    {
        at = null;
        Done(this, EventArgs.Empty);
        return false;
    }

    public void Dispose() => GC.SuppressFinalize(this);

    public override string ToString() => Name ?? "";

    protected virtual int Grow(int by = 3, string? why = null) => by + (why?.Length ?? 0);
}
