using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Which page of a listing, and in which direction it is ordered.</summary>
/// <param name="Page">From 1.</param>
internal sealed record Paging(int Page, int Size, bool Ascending)
{
    private const int Largest = 1000;

    /// <summary><c>page</c>, <c>page_size</c> and <c>sort_order</c>.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static Paging Of(WireRequest request, bool ascending = true) => new(
        (int)(request.Integer("page", 1, 1_000_000) ?? 1),
        (int)(request.Integer("page_size", 1, Largest) ?? Largest),
        request.Text("sort_order")?.Trim() switch
        {
            null => ascending,
            { } text when text.Equals("asc", StringComparison.OrdinalIgnoreCase) => true,
            { } text when text.Equals("desc", StringComparison.OrdinalIgnoreCase) => false,
            { } text => throw DamException.Invalid($"Invalid value for parameter sort_order: {text}"),
        });

    public IEnumerable<T> Take<T>(IEnumerable<T> all) => all.Skip((Page - 1) * Size).Take(Size);
}
