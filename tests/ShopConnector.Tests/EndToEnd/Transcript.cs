using System.Text;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>What a process wrote, read while it runs, so that it never waits for a full pipe.</summary>
internal sealed class Transcript
{
    private const int CharactersMost = 64_000_000; // More than that is a program gone wild.

    private readonly Lock _lock = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly List<(string Text, TaskCompletionSource<bool> Found)> _awaited = [];

    public Transcript(TextReader output, TextReader errors) =>
        Completion = ListenAsync(ReadAsync(output, _output), ReadAsync(errors, _errors));

    /// <summary>Both streams are closed.</summary>
    public Task Completion { get; }

    public string Output => TextOf(_output);

    public string Errors => TextOf(_errors);

    /// <summary>True once a line on either stream holds the text; false when both end without it.</summary>
    public Task<bool> HoldsAsync(string text)
    {
        lock (_lock)
        {
            var found = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, found));
            Answer(_output.ToString());
            Answer(_errors.ToString());
            if (Completion.IsCompleted)
            {
                found.TrySetResult(false);
            }

            return found.Task;
        }
    }

    private async Task ListenAsync(Task output, Task errors)
    {
        await Task.WhenAll(output, errors);
        lock (_lock)
        {
            _awaited.ForEach(one => one.Found.TrySetResult(false));
        }
    }

    private async Task ReadAsync(TextReader reader, StringBuilder kept)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                kept.Append(line).Append('\n');
                Answer(line);
            }

            if (kept.Length > CharactersMost)
            {
                throw new InvalidOperationException($"The process wrote more than {CharactersMost} characters.");
            }
        }
    }

    private void Answer(string written)
    {
        foreach (var (text, found) in _awaited)
        {
            if (written.Contains(text, StringComparison.Ordinal))
            {
                found.TrySetResult(true);
            }
        }
    }

    private string TextOf(StringBuilder kept)
    {
        lock (_lock)
        {
            return kept.ToString();
        }
    }
}
