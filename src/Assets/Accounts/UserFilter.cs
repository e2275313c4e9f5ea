using System.Globalization;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Which users are meant, in which order, and which page of them. What is null does not matter.</summary>
public sealed record UserFilter
{
    public const int LargestPage = 1000;

    public bool? Pending { get; init; }

    public bool? Enabled { get; init; }

    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>Compared without regard to case.</summary>
    public IReadOnlyCollection<string>? Emails { get; init; }

    /// <summary>How their names begin, without regard to case.</summary>
    public string? Prefix { get; init; }

    /// <summary>Those who may enter it.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>Whether they last signed in between <see cref="From"/> and <see cref="To"/>; who never did, did not.</summary>
    public bool? LastLogin { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary><c>name</c>, <c>email</c>, <c>role</c>, <c>last_login</c> or <c>created_at</c>.</summary>
    public string SortBy { get; init; } = "created_at";

    public bool Ascending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = LargestPage;

    public IReadOnlyList<User> Apply(IEnumerable<User> users)
    {
        var found = users.Where(Fits);
        found = SortBy switch
        {
            "name" => Order(found, user => user.Name.ToUpperInvariant()),
            "email" => Order(found, user => (user.Email ?? "").ToUpperInvariant()),
            "role" => Order(found, user => user.Role.ToString()),
            "last_login" => Order(found, user => (user.LastLogin ?? DateTimeOffset.MinValue).UtcTicks.ToString("D19", CultureInfo.InvariantCulture)),
            _ => Order(found, user => user.CreatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)),
        };
        return [.. found.Skip((Page - 1) * PageSize).Take(PageSize)];
    }

    private IOrderedEnumerable<User> Order(IEnumerable<User> users, Func<User, string> by)
        => (Ascending ? users.OrderBy(by, StringComparer.Ordinal) : users.OrderByDescending(by, StringComparer.Ordinal)).ThenBy(user => user.Id, StringComparer.Ordinal);

    private bool Fits(User user)
        => (Pending is null || user.IsPending == Pending)
            && (Enabled is null || user.Enabled == Enabled)
            && (Ids is null || Ids.Contains(user.Id))
            && (Emails is null || (user.Email is { } email && Emails.Contains(email, StringComparer.OrdinalIgnoreCase)))
            && (Prefix is null || user.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            && (EnvironmentId is null || user.EnvironmentIds.IsEmpty || user.EnvironmentIds.Contains(EnvironmentId))
            && (LastLogin is null || SignedInBetween(user) == LastLogin);

    private bool SignedInBetween(User user)
        => user.LastLogin is { } login && (From is null || login >= From) && (To is null || login <= To);
}
