using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// Sends requests to one shop: few at a time, bounded in bytes and time, repeated while the fault is transient. Any
/// status comes back as an answer; what never became an answer is thrown as <see cref="Sync.ShopException"/>.
/// Every request may be sent twice, so callers send only what is harmless to repeat.
/// </summary>
internal sealed class ShopTransport : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly AdaptiveGate _gate;
    private readonly ResiliencePipeline<ShopResponse> _pipeline;
    private readonly ResiliencePipeline<ShopResponse> _once;
    private readonly ResiliencePipeline _attempt;
    private readonly TransportLimits _limits;
    private readonly TimeProvider _time;
    private readonly Func<double> _jitter;
    private readonly ShopFailures _failures;
    private readonly ILogger _logger;
    private long _requests;

    /// <param name="handler">Not disposed here: shops share it.</param>
    /// <param name="gate">Shared by transports to one shop; null: one of its own.</param>
    /// <param name="jitter">A number from 0 to 1; spreads repeats so that shops do not knock in step.</param>
    public ShopTransport(
        ShopFailures failures, HttpMessageHandler handler, TransportLimits limits, TimeProvider time,
        Func<double> jitter, ILogger logger, AdaptiveGate? gate = null)
    {
        _failures = failures;
        _limits = limits;
        _time = time;
        _jitter = jitter;
        _logger = logger;
        _http = new HttpMessageInvoker(handler, disposeHandler: false);
        _gate = gate ?? new AdaptiveGate(limits.Concurrency, limits.Concurrency);
        _pipeline = BuildPipeline(IsWorthRepeating);
        _once = BuildPipeline(IsUntouched);
        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limits.AttemptTimeout).Build();
    }

    /// <summary>Requests sent, repeats included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <param name="operation">What is being done, for messages; never holds personal data.</param>
    /// <param name="make">Makes the request anew for every attempt.</param>
    /// <param name="once">Never sent again where the shop may have done it already.</param>
    public async Task<ShopResponse> SendAsync(
        string operation, Func<HttpRequestMessage> make, CancellationToken ct, bool once = false)
    {
        var context = ResilienceContextPool.Shared.Get(operation, ct);
        try
        {
            return await (once ? _once : _pipeline).ExecuteAsync(
                static (ctx, state) => state.Self.AttemptAsync(state.Make, ctx.CancellationToken),
                context, (Self: this, Make: make));
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && ShopFailures.IsExpected(fault))
        {
            throw _failures.Unreachable(operation, fault);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Waiting for room does not count as the shop's time.</summary>
    private async ValueTask<ShopResponse> AttemptAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        var entered = await _gate.EnterAsync(ct);
        var started = _time.GetTimestamp();
        bool? well = false;
        try
        {
            var answer = await _attempt.ExecuteAsync(
                static (state, stop) => state.Self.SendOnceAsync(state.Make, stop), (Self: this, Make: make), ct);
            well = !AdaptiveGate.IsOverload(answer.Status)
                && _time.GetElapsedTime(started) <= AdaptiveGate.SlowAnswer;
            return answer;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            well = null;
            throw;
        }
        finally
        {
            _gate.Leave(entered, well);
        }
    }

    private async ValueTask<ShopResponse> SendOnceAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        using var request = make();
        Interlocked.Increment(ref _requests);
        using var response = await _http.SendAsync(request, ct);
        var body = await BoundedBody.ReadAsync(response.Content, _limits.BodyBytes, ct);
        return new ShopResponse(
            response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, body);
    }

    private ResiliencePipeline<ShopResponse> BuildPipeline(
        Func<Outcome<ShopResponse>, bool> isWorthRepeating) =>
        new ResiliencePipelineBuilder<ShopResponse> { TimeProvider = _time }
            .AddTimeout(_limits.CallTimeout)
            .AddRetry(new RetryStrategyOptions<ShopResponse>
            {
                MaxRetryAttempts = _limits.Attempts - 1,
                ShouldHandle = args => ValueTask.FromResult(
                    isWorthRepeating(args.Outcome)
                    && (args.AttemptNumber + 1 < _limits.SlowAttempts || !IsSlow(args.Outcome))),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    args.Outcome.Result?.RetryAfter(_time) ?? BackOff(args.AttemptNumber)),
                OnRetry = args =>
                {
                    var reason = args.Outcome.Result is { } answer
                        ? $"HTTP {(int)answer.Status}" : ShopFailures.Name(args.Outcome.Exception!);
                    Log.Repeating(
                        _logger, _failures.Shop, args.Context.OperationKey!, reason, args.RetryDelay.TotalSeconds);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private bool IsWorthRepeating(Outcome<ShopResponse> outcome) => outcome switch
    {
        { Exception: { } fault } => ShopFailures.IsTransient(fault),
        { Result: { } answer } => ShopFailures.IsTransient(answer.Status)
            && (answer.RetryAfter(_time) ?? TimeSpan.Zero) <= _limits.LongestRetryAfter,
        _ => false,
    };

    /// <summary>Turned away at the door: nothing was done.</summary>
    private bool IsUntouched(Outcome<ShopResponse> outcome) =>
        outcome.Result?.Status == HttpStatusCode.TooManyRequests && IsWorthRepeating(outcome);

    private static bool IsSlow(Outcome<ShopResponse> outcome) =>
        outcome.Exception is TimeoutRejectedException
        || (outcome.Result is { } answer && ShopFailures.IsSlow(answer.Status));

    private TimeSpan BackOff(int attempt)
    {
        var doubled = _limits.FirstDelay * Math.Pow(2, attempt);
        var capped = doubled < _limits.LongestDelay ? doubled : _limits.LongestDelay;
        return capped * (0.5 + _jitter());
    }
}
