using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts.Tokens;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Provisioning;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Accounts;

/// <summary>Bearer tokens of a product environment over the Admin API.</summary>
internal sealed class TokenEndpoint(AccessTokens tokens)
{
    /// <summary>The only answer that has the token itself.</summary>
    public async Task<IActionResult> IssueAsync(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var lifetime = request.Integer("expires_in", 1, (long)AccessTokens.LongestLifetime.TotalSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : AccessTokens.DefaultLifetime;
        var (token, described) = await tokens.IssueAsync(
            context.Caller, context.Environment.CloudName, request.Required("name"), RoleNames.Parse(request.Text("role") ?? "admin"), lifetime, cancellationToken);
        context.Http.Response.Headers.CacheControl = "no-store";
        return new WireResult(new
        {
            AccessToken = token,
            TokenType = "Bearer",
            described.Id,
            described.Name,
            described.ApiKey,
            Role = RoleNames.Of(described.Role),
            described.CreatedAt,
            described.ExpiresAt,
        });
    }

    public async Task<IActionResult> ListAsync(WireContext context, CancellationToken cancellationToken)
    {
        var all = await tokens.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        return new WireResult(new
        {
            AccessTokens = all.Select(token => new { token.Id, token.Name, token.ApiKey, Role = RoleNames.Of(token.Role), token.CreatedAt, token.ExpiresAt }),
        });
    }

    public async Task<IActionResult> RevokeAsync(WireContext context, CancellationToken cancellationToken)
        => await tokens.RevokeAsync(context.Caller, context.Environment.CloudName, context.Value("id"), cancellationToken)
            ? WireResult.Message("deleted")
            : throw new DamException(ErrorKind.NotFound, $"Can't find access token with id {context.Value("id")}");
}
