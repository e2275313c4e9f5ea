using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class SecretVaultTests
{
    private static readonly string Key = new('7', 64);

    [Fact]
    public void What_was_closed_is_opened_in_its_place_alone()
    {
        var vault = Vault(Key);
        var closed = vault.Close("a secret", "place");

        Assert.Equal("a secret", vault.Open(closed, "place"));
        Assert.Equal(ErrorKind.NotAvailable, Assert.Throws<DamException>(() => vault.Open(closed, "elsewhere")).Kind);
        Assert.DoesNotContain("a secret", closed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_secret_is_never_written_the_same_way_twice()
        => Assert.NotEqual(Vault(Key).Close("a secret", "place"), Vault(Key).Close("a secret", "place"));

    [Fact]
    public void Another_key_opens_nothing_and_says_so()
    {
        var closed = Vault(Key).Close("a secret", "place");

        Assert.Contains("another key", Assert.Throws<DamException>(() => Vault(new('8', 64)).Open(closed, "place")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_of_its_own_it_takes_one_from_the_configured_secret()
    {
        var closed = Vault(null).Close("a secret", "place");

        Assert.Equal("a secret", Vault(null).Open(closed, "place"));
        Assert.Throws<DamException>(() => Vault(null, "another secret of the environment").Open(closed, "place"));
    }

    private static SecretVault Vault(string? key, string apiSecret = "the secret of the environment")
        => new(Options.Create(new AccountsOptions { SecretKey = key }), Options.Create(new ProductEnvironmentOptions { ApiSecret = apiSecret }));
}
